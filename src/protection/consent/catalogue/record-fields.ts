import type { FieldRule } from '../../../engines/consent/index.ts';
import type { CivilDate } from '../../../platform/contract/index.ts';
import type { Packs } from '../../../platform/packs/index.ts';
import { type RecordCodes, type RecordField, recordCodesKind, recordFieldKind } from '../pack-kinds.ts';

export type Catalogue = ReadonlyMap<string, RecordField>;

/** Every field that a record may hold on a day, by id, in the order of the pack. */
export const recordFields = (packs: Packs, asOf: CivilDate): Catalogue =>
  new Map(packs.entriesOn(recordFieldKind, asOf).map((field) => [field.id, field]));

/** The code lists of a day, by id. */
export const recordCodes = (packs: Packs, asOf: CivilDate): ReadonlyMap<string, RecordCodes> =>
  new Map(packs.entriesOn(recordCodesKind, asOf).map((list) => [list.id, list]));

/** The catalogue as the decision looks at it. */
export const fieldRules = (packs: Packs, asOf: CivilDate): ReadonlyMap<string, FieldRule> =>
  new Map([...recordFields(packs, asOf)].map(([id, { dataClass, share }]) => [id, { id, dataClass, share }]));
