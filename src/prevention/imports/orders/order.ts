import type { CarveOut } from '../contract.ts';

export interface OrderParty {
  /** Its key in the name index: `us-cbp-wro/…`. */
  readonly key: string;
  readonly name: string;
  /** The name and its other spellings. */
  readonly names: readonly string[];
  /** The same without legal forms. */
  readonly plain: readonly string[];
  readonly vessel: boolean;
}

/** One row of the published table: who, what, where, since when, less what was taken out. */
export interface Order {
  readonly kind: 'WRO' | 'Finding';
  readonly status: string;
  readonly active: boolean;
  /** null: the list has no day that can be read. */
  readonly from: string | null;
  readonly parties: readonly OrderParty[];
  readonly merchandise: string;
  readonly place: string;
  /** `party`: whom it names. `country`: all such goods of the country. `within`: a region, mines, a park: which goods come from there must be shown. */
  readonly reaches: 'party' | 'country' | 'within';
  readonly reach: string;
  readonly carveOuts: readonly CarveOut[];
  readonly notes: readonly string[];
  /** A modified order whose modification the file does not tell. */
  readonly modificationMissing: boolean;
}
