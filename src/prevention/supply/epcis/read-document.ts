import { jsonFrom } from '../chain/read-json.ts';
import { knownPrefixes } from './vocabulary.ts';

/** JSON as it came; what is in it is known after it is validated. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** @throws Refusal SUPPLY_EPCIS_UNREADABLE */
export const readJson = (bytes: Uint8Array, file: string): Json =>
  jsonFrom(bytes, file, 'SUPPLY_EPCIS_UNREADABLE') as Json;

export interface EventAt {
  /** JSON path of the event in its document. */
  readonly path: string;
  readonly event: JsonObject;
  readonly prefixes: Readonly<Record<string, string>>;
}

/** The events of a capture document, a query document, or the one event that a file is, each with the prefixes it may use. */
export const eventsOf = (document: Json): readonly EventAt[] => {
  if (!isObject(document)) return [];
  const prefixes = { ...knownPrefixes, ...prefixesOf(document['@context']) };
  const body = document.epcisBody;
  if (!isObject(body)) return typeof document.eventTime === 'string' ? [{ path: '$', event: document, prefixes }] : [];
  const results = isObject(body.queryResults) ? body.queryResults.resultsBody : undefined;
  const [list, at] = isObject(results)
    ? [results.eventList, '$.epcisBody.queryResults.resultsBody.eventList']
    : [body.eventList, '$.epcisBody.eventList'];
  return listOf(list).flatMap((event, i) =>
    isObject(event)
      ? [{ path: `${at}[${i}]`, event, prefixes: { ...prefixes, ...prefixesOf(event['@context']) } }]
      : [],
  );
};

const prefixesOf = (context: Json | undefined): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const one of Array.isArray(context) ? context : [context])
    if (isObject(one)) for (const [name, uri] of Object.entries(one)) if (typeof uri === 'string') found[name] = uri;
  return found;
};
