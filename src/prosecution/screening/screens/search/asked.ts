import type { z } from 'zod';
import type { Sent } from '../../../../platform/contract/index.ts';
import {
  type Kind,
  type MeasureCode,
  RoughDate,
  type SubjectGiven,
  type SubjectRole,
  type search,
} from '../../contract.ts';

/** What stands in the fields of the search, as it is typed. */
export interface Asked {
  readonly name: string;
  readonly kind: z.infer<typeof Kind>;
  readonly born: string;
  readonly countries: readonly string[];
  readonly gender: SubjectGiven['gender'];
  readonly idType: string;
  readonly idValue: string;
  readonly idCountry: string;
  readonly role: SubjectRole;
  readonly lists: readonly string[];
  readonly measures: readonly z.infer<typeof MeasureCode>[];
  readonly asOf: string;
}

export const nothingAsked: Asked = {
  name: '',
  kind: 'unknown',
  born: '',
  countries: [],
  gender: '',
  idType: 'passport',
  idValue: '',
  idCountry: '',
  role: 'supplier',
  lists: [],
  measures: [],
  asOf: '',
};

/** Sorts of numbers whose check digits or form are known, then the rest. */
export const idTypes = [
  'passport',
  'national-id',
  'tax-id',
  'imo',
  'mmsi',
  'lei',
  'uei',
  'cage',
  'npi',
  'bic',
  'iban',
  'wallet-xbt',
  'wallet-eth',
  'other',
] as const;

const birthsIn = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter(Boolean);

/** Whether every date in the field can be read. */
export const bornIsRight = ({ born }: Asked): boolean =>
  birthsIn(born).every((one) => RoughDate.safeParse(one).success);

export const subjectOf = (asked: Asked): SubjectGiven => ({
  name: asked.name.trim(),
  kind: asked.kind,
  births: birthsIn(asked.born),
  countries: [...asked.countries],
  gender: asked.kind === 'person' ? asked.gender : '',
  identifiers: asked.idValue.trim()
    ? [{ type: asked.idType, value: asked.idValue.trim(), country: asked.idCountry }]
    : [],
});

/** The question of the search, null while there is not enough of one. One letter finds half of every list. */
export const questionOf = (asked: Asked): Sent<typeof search> | null =>
  [...asked.name.trim()].length < 2 || !bornIsRight(asked)
    ? null
    : {
        subject: subjectOf(asked),
        role: asked.role,
        ...(asked.lists.length > 0 ? { lists: [...asked.lists] } : {}),
        ...(asked.measures.length > 0 ? { measures: [...asked.measures] } : {}),
        ...(asked.asOf ? { asOf: asked.asOf } : {}),
      };
