/** The front door of screening: lists are loaded and asked through here, by whoever works for an organisation. */
export { knownListTable } from './register/known-lists.ts';
export type { Body, Recorded } from './search/record-request.ts';
