import type { Place } from '../forms/index.ts';

/** How a field is answered. */
export const fieldTypes = [
  'text',
  'long-text',
  'date',
  'number',
  'coordinate',
  'checkbox',
  'choose-one',
  'choose-several',
  'choice-or-text',
  'lookup',
] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface Titles {
  readonly en: string;
  readonly es?: string | undefined;
}

export interface StandardField {
  /** `prs_FirstName`: what a column is called. */
  readonly key: string;
  readonly section: string;
  readonly label: Titles;
  readonly type: FieldType;
  readonly status: 'draft' | 'deprecated';
  readonly core: boolean;
  /** The answers to choose from; empty where there are none, or where they stand in a list elsewhere. */
  readonly values: readonly StandardValue[];
  /** The list elsewhere: `iso-3166` (countries), `iso-639` (languages). */
  readonly list: string | null;
  /** Other answers than those of the list are allowed. */
  readonly open: boolean;
  /** Other spellings of the key that are in use. */
  readonly aliases: readonly string[];
  /** Bounds of a number. */
  readonly range: { readonly least: number; readonly most: number; readonly whole: boolean } | null;
  /** What the text must look like, where the standard says so. */
  readonly form: 'phone' | 'email' | null;
}

export interface StandardValue {
  readonly code: string;
  readonly label: Titles;
  /** Other codes for the same, such as the three letters of a country. */
  readonly also?: readonly string[] | undefined;
}

/** The Human Trafficking Case Data Standard as data. Everything that reads or writes cases is handed one. */
export interface Standard {
  readonly version: string;
  readonly sections: readonly string[];
  readonly fields: readonly StandardField[];
  /** Lists that several fields draw on, by name. */
  readonly lists: ReadonlyMap<string, readonly StandardValue[]>;
}

/** A field as the published table states it, and where. */
export interface PublishedField extends StandardField {
  readonly description: string;
  readonly notes: string;
  readonly place: Place;
}

/** The answers of a field, whether its own or of a list elsewhere. */
export const valuesOf = (standard: Standard, field: StandardField): readonly StandardValue[] =>
  field.list === null ? field.values : (standard.lists.get(field.list) ?? []);

/** Letter case, white space of any kind and accents written in two ways make no difference. */
export const folded = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
