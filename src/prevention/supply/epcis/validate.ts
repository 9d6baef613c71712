import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { refuse } from '../../../platform/errors/index.ts';
import { asksForEvents, querySchema } from './query-schema.ts';
import { eventsOf, isObject, type Json } from './read-document.ts';
import { epcisSchema, type Schema } from './schema.ts';
import { type Term, terms } from './vocabulary.ts';

/** One thing that is wrong: where, what stands there, what is wanted. `code` names the message `supply.epcis.fault.CODE`. */
export interface Fault {
  readonly path: string;
  readonly code:
    | 'missing'
    | 'unknown-field'
    | 'word'
    | 'choice'
    | 'time'
    | 'uri'
    | 'pattern'
    | 'type'
    | 'one-of-fields'
    | 'too-few'
    | 'twice'
    | 'other';
  readonly found: string;
  readonly wanted: string;
}

export interface Checked {
  readonly kind: 'EPCISDocument' | 'EPCISQueryDocument' | 'singleEvent' | 'query';
  readonly faults: readonly Fault[];
  /** How many events there are of each type. */
  readonly events: Readonly<Record<string, number>>;
}

const most = 100;

/** A document, a query answer or one event against EPCIS 2.0; with `official` against that schema as well. */
export const checkEpcis = (document: Json, official?: Schema): Checked => {
  const kind = kindOf(document);
  const check = ownCheck(kind);
  const faults = check(document) ? [] : faultsOf(check.errors ?? [], document);
  return {
    kind,
    faults: (official ? [...faults, ...againstOfficial(document, official, faults)] : faults).slice(0, most),
    events: countsOf(document),
  };
};

const kindOf = (document: Json): Checked['kind'] => {
  if (isObject(document) && asksForEvents(document)) return 'query';
  const type = isObject(document) ? document.type : undefined;
  if (type === 'EPCISDocument' || type === 'EPCISQueryDocument') return type;
  return isObject(document) && (document.eventTime !== undefined || /Event$/.test(String(type)))
    ? 'singleEvent'
    : 'EPCISDocument';
};

const countsOf = (document: Json): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { event } of eventsOf(document)) {
    const type = typeof event.type === 'string' ? event.type : '';
    counts[type] = (counts[type] ?? 0) + 1;
  }
  return counts;
};

interface AnyField {
  readonly of: readonly string[];
  /** These may be there without content. */
  readonly empty?: readonly string[];
  readonly unlessDelete?: boolean;
}

const newAjv = (): Ajv => {
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true, validateFormats: true });
  addFormats(ajv);
  return ajv;
};

let own: Ajv | undefined;

const ownAjv = (): Ajv => {
  const ajv = newAjv();
  const isUri = ajv.compile({ type: 'string', format: 'uri' });
  const isOlderWord = (value: string): boolean => /^(?:urn:epcglobal:cbv|https?:\/\/ns\.gs1\.org\/cbv\/)/.test(value);
  const isWebWord = (value: string): boolean => /^https?:\/\/(?:www\.)?gs1\.org\/voc\//.test(value);
  ajv.addKeyword({
    keyword: 'cbv',
    type: 'string',
    validate: (kind: Term, value: string) =>
      terms[kind].includes(value) ||
      (isUri(value) && !(kind === 'measurement' || kind === 'alarm' ? isWebWord(value) : isOlderWord(value))),
  });
  ajv.addKeyword({
    keyword: 'anyField',
    type: 'object',
    validate: ({ of, empty = [], unlessDelete = false }: AnyField, value: Readonly<Record<string, unknown>>) =>
      (unlessDelete && value.action === 'DELETE') ||
      of.some((name) => {
        const given = value[name];
        return given !== undefined && (empty.includes(name) || !Array.isArray(given) || given.length > 0);
      }),
  });
  const fields: { (names: readonly string[], value: object): boolean; errors?: Partial<ErrorObject>[] } = (
    names,
    value,
  ) => {
    const unknown = Object.keys(value).filter((name) => !names.includes(name) && !isUri(name));
    fields.errors = unknown.map((name) => ({ keyword: 'fields', params: { field: name, names } }));
    return unknown.length === 0;
  };
  ajv.addKeyword({ keyword: 'fields', type: 'object', errors: true, validate: fields });
  ajv.addKeyword({
    keyword: 'anyWord',
    type: 'string',
    validate: (words: readonly string[], value: string) => words.includes(value) || isUri(value),
  });
  ajv.addSchema(epcisSchema, 'epcis');
  ajv.addSchema(querySchema, 'query');
  return ajv;
};

const ownCheck = (kind: Checked['kind']): ValidateFunction => {
  own ??= ownAjv();
  const check = own.getSchema(kind === 'query' ? 'query' : `epcis#/$defs/${kind}`);
  if (!check) throw new Error(`no schema for ${kind}`);
  return check;
};

/** Faults that only the official schema finds, in its own words. */
const againstOfficial = (document: Json, schema: Schema, known: readonly Fault[]): Fault[] => {
  const check = compiled(schema);
  if (check(document)) return [];
  const places = new Set(known.map(({ path }) => path));
  const seen = new Set<string>();
  return (check.errors ?? []).flatMap(({ keyword, instancePath, message = '', data }): Fault[] => {
    const path = pathOf(document, instancePath);
    if (keyword === 'if' || seen.has(path) || [...places].some((place) => place.startsWith(path))) return [];
    seen.add(path);
    return [{ path, code: 'other', found: shown(data), wanted: message }];
  });
};

const compiled = (schema: Schema): ValidateFunction => {
  try {
    return newAjv().compile(schema);
  } catch {
    return refuse('SUPPLY_EPCIS_SCHEMA_UNFIT', {}, [{ field: '--schema' }]);
  }
};

const faultsOf = (errors: readonly ErrorObject[], document: Json): Fault[] => {
  const found = errors.flatMap((error) => faultOf(error, document));
  const seen = new Set<string>();
  return found.filter(({ path, code, wanted }) => {
    const key = `${path} ${code} ${wanted}`;
    return !seen.has(key) && seen.add(key);
  });
};

const faultOf = (error: ErrorObject, document: Json): Fault[] => {
  const { keyword, params, schema, data, instancePath } = error;
  const path = pathOf(document, instancePath);
  const fault = (code: Fault['code'], wanted: string, at = path, value: unknown = data): Fault[] => [
    { path: at, code, found: shown(value), wanted },
  ];
  switch (keyword) {
    case 'if':
    case 'not':
      return [];
    case 'required':
      return fault('missing', String(params.missingProperty), `${path}.${params.missingProperty}`, undefined);
    case 'additionalProperties':
      return fault(
        'unknown-field',
        String(params.additionalProperty),
        memberPath(path, params.additionalProperty),
        undefined,
      );
    case 'fields':
      return fault('unknown-field', String(params.field), memberPath(path, String(params.field)), undefined);
    case 'cbv':
      return fault('word', terms[schema as Term].join(', '));
    case 'anyWord':
      return fault('word', [schema].flat().join(', '));
    case 'enum':
      return fault('choice', (params.allowedValues as readonly string[]).join(', '));
    case 'anyField':
      return fault('one-of-fields', (schema as AnyField).of.join(', '), path, undefined);
    case 'format':
      return params.format === 'uri'
        ? fault('uri', 'urn:…, https://…')
        : fault('time', '2026-11-24T09:00:00.000+01:00');
    case 'pattern':
      return fault('pattern', String(params.pattern));
    case 'type':
      return fault('type', [schema].flat().join(', '));
    case 'minItems':
      return fault('too-few', String(params.limit), path, undefined);
    case 'uniqueItems':
      return fault('twice', `[${params.i}], [${params.j}]`, path, undefined);
    default:
      return fault('other', error.message ?? keyword);
  }
};

/** `/epcisBody/eventList/0` as `$.epcisBody.eventList[0]`. */
const pathOf = (document: Json, pointer: string): string => {
  let at: unknown = document;
  let path = '$';
  for (const step of pointer
    .split('/')
    .slice(1)
    .map((one) => one.replaceAll('~1', '/').replaceAll('~0', '~'))) {
    path = Array.isArray(at) ? `${path}[${step}]` : memberPath(path, step);
    at = typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined;
  }
  return path;
};

const memberPath = (path: string, name: string): string =>
  /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;

const shown = (value: unknown): string => {
  const text = typeof value === 'object' ? '' : JSON.stringify(value);
  return text === undefined ? '' : text.slice(0, 120);
};
