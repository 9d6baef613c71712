import type { Measure } from './entity.ts';

/** What is known of a list before anybody has loaded it. No competent person has checked the legal basis yet: reviewed null. */
export interface ListDescription {
  readonly listId: string;
  readonly title: { readonly en: string; readonly es: string };
  readonly publisher: string;
  readonly authority: string;
  /** What may follow from standing on it; what does follow is said entry by entry. */
  readonly measures: readonly Measure[];
  readonly legalBasis: string;
  /** Ids of the formats that read it, the best first; `mapped-table` where only the column mapper does. */
  readonly formats: readonly string[];
  readonly sourceUrl: string;
  readonly licence: string;
  /** After this many hours every answer that used it says so. Our choice, by how often the publisher changes it. */
  readonly maxAgeHours: number;
  /** What an entry is known by from one version to the next. */
  readonly stableKey: string;
  /** The list that took its place; '' where it is in use. */
  readonly supersededBy: string;
  /** `full`: read from a whole published file. `sample`: from a part of one. `fields-only`: written from its description. */
  readonly proven: 'full' | 'sample' | 'fields-only';
  readonly reviewed: null;
}
