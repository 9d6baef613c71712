/** The words the engine speaks: what a name is made of, what may be searched for, what comes back and why. */

/** What a listed party or a subject is. Unknown kinds compare with every kind. */
export type Kind = 'person' | 'organisation' | 'vessel' | 'aircraft' | 'unknown';

export type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'armenian'
  | 'georgian'
  | 'arabic'
  | 'hebrew'
  | 'han'
  | 'hangul'
  | 'kana'
  | 'other';

/** What a token does in its name; it decides how much the token weighs. */
export type TokenRole =
  | 'given'
  | 'family'
  | 'name'
  | 'particle'
  | 'patronymic'
  | 'initial'
  | 'title'
  | 'legal-form'
  | 'generic'
  | 'number'
  | 'noise';

export interface NameToken {
  /** Folded to lower-case Latin letters and digits: what is compared. */
  readonly text: string;
  /** Where it stands in the original text, in UTF-16 units; end is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly role: TokenRole;
  readonly script: Script;
  /** Consonant skeleton for Arabic or Hebrew letters, and for Latin tokens that may be one side of such a pair; '' where there is none. */
  readonly skeleton: string;
  /** The class of a legal form (`llc`, `joint-stock`, …): two forms of one class are the same; '' for all else. */
  readonly form: string;
}

/** One way to read a name. Han and Kana names, and an organisation's short form, have more than one. */
export interface Reading {
  readonly text: string;
  readonly kind: Kind;
  readonly script: Script;
  readonly tokens: readonly NameToken[];
  /** Why this reading exists beside the first: `pinyin`, `transliterated`, `kana`, … */
  readonly by: string;
  /** Less sure than a reading of the letters themselves. */
  readonly unsure: boolean;
}

/** A day, a month, a year or a span. Civil dates `YYYY-MM-DD`, inclusive. */
export interface DateSpan {
  readonly from: string;
  readonly to: string;
  readonly precision: 'day' | 'month' | 'year' | 'span';
  readonly circa: boolean;
}

export interface Identifier {
  /** `imo`, `lei`, `uei`, `cage`, `npi`, `passport`, `national-id`, `tax-id`, `mmsi`, `bic`, `iban`, `wallet-xbt`, `wallet-eth`, `other`, … */
  readonly type: string;
  readonly value: string;
  /** ISO 3166-1 alpha-2, or '' where the source names none. */
  readonly country: string;
}

export interface ListedName {
  readonly text: string;
  /** A weak name (`a.k.a. 'X'`, low quality) never lifts a candidate above review. */
  readonly kind: 'primary' | 'alias' | 'former' | 'weak' | 'original-script';
}

/** One listed party as the index takes it. */
export interface IndexEntry {
  /** Unique within the index, e.g. `us-ofac-sdn/12345`. */
  readonly key: string;
  readonly list: string;
  readonly kind: Kind;
  readonly names: readonly ListedName[];
  readonly births: readonly DateSpan[];
  /** ISO 3166-1 alpha-2, lower case. */
  readonly countries: readonly string[];
  readonly gender: 'female' | 'male' | '';
  readonly identifiers: readonly Identifier[];
}

/** What is searched for. Everything but the name may be missing; what is missing is neutral. */
export interface Subject {
  readonly name: string;
  readonly kind: Kind;
  readonly births: readonly DateSpan[];
  readonly countries: readonly string[];
  readonly gender: 'female' | 'male' | '';
  readonly identifiers: readonly Identifier[];
}

export type TokenReason =
  | 'exact'
  | 'typo'
  | 'phonetic'
  | 'skeleton'
  | 'nickname'
  | 'initial'
  | 'legal-form'
  | 'joined'
  | 'acronym';

export interface TokenMatch {
  /** Spans in the two original texts. */
  readonly query: { readonly text: string; readonly start: number; readonly end: number };
  readonly listed: { readonly text: string; readonly start: number; readonly end: number };
  /** 0 to 1. */
  readonly similarity: number;
  readonly weight: number;
  readonly reason: TokenReason;
}

/** Something beside the name that moved the score; `shift` may be 0 to say that it was looked at. */
export interface Qualifier {
  readonly what: 'birth' | 'country' | 'gender' | 'kind' | 'identifier' | 'weak-name' | 'numbers';
  readonly verdict: 'agrees' | 'disagrees' | 'neutral';
  readonly shift: number;
  readonly query: string;
  readonly listed: string;
}

export interface NameComparison {
  /** 0 to 1, of the names alone. */
  readonly score: number;
  readonly matches: readonly TokenMatch[];
  /** Words of one side that found no partner. */
  readonly unmatchedQuery: readonly string[];
  readonly unmatchedListed: readonly string[];
}

export interface Evidence extends NameComparison {
  readonly qualifiers: readonly Qualifier[];
}

export type Band = 'hit' | 'review' | 'none';

export interface Candidate {
  readonly key: string;
  /** 0 to 1, rounded to four places so that it prints the same everywhere. */
  readonly score: number;
  readonly band: Band;
  /** 0 to 100: emulation of Treasury's search, not Treasury's answer. */
  readonly ofac: number;
  /** The listed name that carried the score. */
  readonly matchedName: string;
  readonly evidence: Evidence;
}
