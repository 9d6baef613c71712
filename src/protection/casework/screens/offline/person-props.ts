import type { RecordHere } from '../../contract.ts';
import type { Opened } from './store.ts';
import type { StoreHere } from './use-store.ts';

/** What each part of a person's page is given. */
export interface PersonProps {
  readonly store: StoreHere;
  readonly opened: Opened;
  readonly here: RecordHere;
}
