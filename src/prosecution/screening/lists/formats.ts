import type { ListedEntity, ListPart, ListReading } from './entity.ts';
import type { ListErrorCode, ListPlace } from './list-error.ts';

/** What is known of a part before it is read: its beginning, decoded. */
export interface PartHead {
  readonly part: ListPart;
  /** The first characters (up to 64 KiB), without a byte order mark. */
  readonly text: string;
  readonly shape: 'xml' | 'html' | 'json' | 'table' | 'empty';
  /** Local name and namespace of the XML root; '' for all else. */
  readonly root: { readonly name: string; readonly uri: string };
  /** The first rows under a delimiter, whole ones only. */
  rows(delimiter: string): readonly (readonly string[])[];
}

export type Recognition = boolean | ({ readonly code: ListErrorCode } & ListPlace);

/** One published format of one or more lists. */
export interface ListFormat {
  /** `ofac-legacy-csv` */
  readonly id: string;
  /** The lists it may hold. */
  readonly listIds: readonly string[];
  /**
   * Whether these parts, all of them together, are this format: by header, columns, root element or shape, never by name. Where they
   * nearly are (a column missing), what is wrong with them.
   */
  recognise(heads: readonly PartHead[]): Recognition;
  /**
   * Reads the parts and hands over each entity. May throw ListError: `readList` makes it a fatal problem.
   * `heads` are those that were recognised.
   */
  read(heads: readonly PartHead[], take: (entity: ListedEntity) => void): Promise<ListReading>;
}
