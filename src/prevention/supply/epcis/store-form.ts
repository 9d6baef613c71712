import { hashEvent } from './hash-event.ts';
import { type EventAt, eventsOf, isObject, type Json, type JsonObject } from './read-document.ts';

/** One event as it is kept: by its hash, with all that it said. */
export interface StoredEvent {
  readonly hash: string;
  readonly id: string | null;
  readonly type: string;
  readonly time: string;
  readonly event: JsonObject;
}

/** A document as it is kept: its events one by one, and the frame that they stood in. */
export interface StoredEpcis {
  readonly kind: 'capture' | 'query' | 'event';
  readonly frame: JsonObject;
  readonly events: readonly StoredEvent[];
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const stored = (at: EventAt): StoredEvent => ({
  hash: hashEvent(at).hash,
  id: typeof at.event.eventID === 'string' ? at.event.eventID : null,
  type: text(at.event.type),
  time: text(at.event.eventTime),
  event: at.event,
});

const inside = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const without = (value: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));

/** What is kept of a valid document; `writeStored` gives the same JSON back, whatever stood in it. */
export const storeEpcis = (document: JsonObject): StoredEpcis => {
  const events = eventsOf(document).map(stored);
  const body = inside(document.epcisBody);
  if (!isObject(document.epcisBody)) return { kind: 'event', frame: {}, events };
  const results = inside(body.queryResults);
  if (!isObject(results.resultsBody))
    return { kind: 'capture', frame: { ...document, epcisBody: without(body, 'eventList') }, events };
  const queryResults = { ...results, resultsBody: without(results.resultsBody, 'eventList') };
  return { kind: 'query', frame: { ...document, epcisBody: { ...body, queryResults } }, events };
};

export const writeStored = ({ kind, frame, events }: StoredEpcis): JsonObject => {
  const eventList = events.map(({ event }) => event);
  if (kind === 'event') return eventList[0] ?? {};
  const body = inside(frame.epcisBody);
  if (kind === 'capture') return { ...frame, epcisBody: { ...body, eventList } };
  const results = inside(body.queryResults);
  const queryResults = { ...results, resultsBody: { ...inside(results.resultsBody), eventList } };
  return { ...frame, epcisBody: { ...body, queryResults } };
};
