import type { Json, JsonObject } from './read-document.ts';

/** The JSON-LD context that every document of EPCIS 2.0 names first. */
const standard = 'https://ref.gs1.org/standards/epcis/epcis-context.jsonld';

export interface DocumentHead {
  /** When the document is made; a moment in UTC. */
  readonly created: string;
  /** Prefixes of own fields in the events, `{"mill": "https://ns.mill.example/"}`, or contexts by their address. */
  readonly context?: readonly (string | JsonObject)[];
  readonly masterData?: readonly JsonObject[];
}

/** Events as one document of EPCIS 2.0. */
export const writeEpcis = (
  events: readonly JsonObject[],
  { created, context = [], masterData = [] }: DocumentHead,
): JsonObject => {
  const contexts: readonly Json[] = [standard, ...context.filter((one) => one !== standard)];
  return {
    '@context': contexts,
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: created,
    ...(masterData.length > 0 ? { epcisHeader: { epcisMasterData: { vocabularyList: masterData } } } : {}),
    epcisBody: { eventList: events },
  };
};
