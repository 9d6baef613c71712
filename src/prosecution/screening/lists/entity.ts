/** What every list is read into: one entity a listed party, with the row it came from. Ontology: FollowTheMoney. */
import type { DateSpan, Identifier } from '../../../engines/names/types.ts';

/** What follows from standing on a list. */
export const measures = [
  'block',
  'reject',
  'sectoral',
  'correspondent-account',
  'debar',
  'restriction',
  'visa',
  'import-ban',
  'export',
  'securities',
  'notice',
] as const;
export type Measure = (typeof measures)[number];

/** FollowTheMoney schemata that lists speak of. */
export type ListedSchema =
  | 'Person'
  | 'Organization'
  | 'Company'
  | 'PublicBody'
  | 'LegalEntity'
  | 'Vessel'
  | 'Airplane'
  | 'CryptoWallet';

export interface EntityName {
  readonly text: string;
  readonly kind: 'primary' | 'aka' | 'fka' | 'nka' | 'weak' | 'original-script';
  /** BCP 47 where the source says it, else ''. */
  readonly lang: string;
  /** Where the source gives the parts by themselves. */
  readonly parts?: { readonly [part in 'first' | 'middle' | 'last' | 'patronymic' | 'title' | 'suffix']?: string };
}

export interface EntityAddress {
  /** The address on one line, as the source has it. */
  readonly full: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  /** ISO 3166-1 alpha-2, lower case, or ''. */
  readonly country: string;
}

export interface EntityCountry {
  readonly iso2: string;
  readonly role: 'nationality' | 'citizenship' | 'residence' | 'birth' | 'registration' | 'flag' | 'address' | 'other';
}

/** A measure on a party: who ordered it, under which programme, since when, until when. */
export interface EntityMeasure {
  readonly measure: Measure;
  readonly programme: string;
  readonly authority: string;
  /** Civil dates, '' where the source gives none. */
  readonly from: string;
  readonly until: string;
  readonly status: 'active' | 'ended' | 'pending' | 'unknown';
  /** Where the source itself says so: page, notice, regulation. */
  readonly source: string;
}

/** What the listing itself says the party is listed for; only where the source's own words or a cited text say so. */
export interface EntityTopic {
  /** `trafficking`, or a topic of the source (`sanction`, `debarment`, …). */
  readonly topic: string;
  /** The words of the source that say so. */
  readonly says: string;
  readonly citation: string;
}

/** One listed party, as one version of one list has it. */
export interface ListedEntity {
  readonly listId: string;
  /** The list's own stable id for the party; where the list has none, a hash of the row, and the register says so. */
  readonly sourceId: string;
  readonly schema: ListedSchema;
  /** The first is the primary name. */
  readonly names: readonly EntityName[];
  readonly births: readonly DateSpan[];
  readonly birthPlaces: readonly string[];
  readonly countries: readonly EntityCountry[];
  readonly gender: 'female' | 'male' | '';
  readonly identifiers: readonly (Identifier & { readonly valid: boolean | null; readonly label: string })[];
  readonly addresses: readonly EntityAddress[];
  readonly positions: readonly string[];
  readonly measures: readonly EntityMeasure[];
  readonly links: readonly { readonly type: string; readonly target: string; readonly targetId: string }[];
  readonly remarks: readonly string[];
  readonly topics?: readonly EntityTopic[];
  readonly sourceUrl: string;
  /** Ids of the same party on other lists, as the source gives them, e.g. `us-ofac-sdn/12345`: shown as one. */
  readonly sameAs: readonly string[];
  /** The source's own row or element, unchanged, so that nothing is lost. */
  readonly raw: readonly string[];
}

/** Something in a list that was not read, or read with a doubt: nothing is dropped in silence. */
export interface ListProblem {
  readonly code: string;
  readonly file: string;
  /** Line of a text file or number of the element, from 1; 0 where it concerns the whole. */
  readonly line: number;
  readonly field: string;
  readonly value: string;
  /** `note` the reader coped; `reject` this row is not in the list; `fatal` the list is refused. */
  readonly weight: 'note' | 'reject' | 'fatal';
}

/** What reading a list says about it when the last entity has been handed over. */
export interface ListReading {
  /** The lists in it; more than one where a file holds several (Consolidated Screening List). */
  readonly listIds: readonly string[];
  /** The format that was recognised from the content, e.g. `ofac-legacy-csv`, `un-xml`. */
  readonly format: string;
  readonly counts: {
    /** Data rows or elements read, table by table (`sdn`, `alt`, `add`, …). */
    readonly rows: { readonly [table: string]: number };
    readonly entries: number;
    readonly names: number;
    readonly addresses: number;
    readonly identifiers: number;
  };
  /** When the publisher says the list is of; '' where the file does not say. */
  readonly date: string;
  readonly problems: readonly ListProblem[];
}

/** A part of a list as it came, already unpacked; read from the start each time it is opened. */
export interface ListPart {
  /** For messages only. */
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}
