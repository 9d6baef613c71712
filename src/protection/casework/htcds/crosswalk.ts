import type { CaseValue, CaseValues } from '../../../engines/htcds/index.ts';
import type { CivilDate } from '../../../platform/contract/index.ts';
import type { Packs } from '../../../platform/packs/index.ts';
import type { RecordField } from '../../consent/index.ts';
import { type Knowledge, knowledgeOn, troubleWith } from '../record/fields.ts';
import type { Value } from '../shapes.ts';
import { htcdsKind } from './pack-kinds.ts';

/** The way between keys of the standard and fields of the record, from the packs of a day. */
export interface Crosswalk {
  readonly knowledge: Knowledge;
  /** Key to the field of the record that says the same. */
  readonly fieldOf: ReadonlyMap<string, RecordField>;
  /** Key to its codes and ours for them. */
  readonly codesOf: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export const crosswalkOn = (packs: Packs, asOf: CivilDate): Crosswalk => {
  const knowledge = knowledgeOn(packs, asOf);
  const fields = [...knowledge.fields.values()];
  const codes = packs
    .entriesOn(htcdsKind, asOf)
    .flatMap((row) => (row.row === 'field' ? [[row.key, new Map(Object.entries(row.recordCodes))] as const] : []));
  return {
    knowledge,
    fieldOf: new Map(fields.flatMap((field) => (field.htcds === undefined ? [] : [[field.htcds, field] as const]))),
    codesOf: new Map(codes),
  };
};

/** The parts of an address, in the order in which it is written. */
const addressKeys = [
  'prs_MailingStreet',
  'prs_MailingCity',
  'prs_MailingState',
  'prs_MailingPostalCode',
  'prs_MailingCountry',
];

export interface RecordOfCase {
  readonly statements: readonly { readonly field: string; readonly value: Value }[];
  /** What the record has no field or code for: it is kept as a note of the worker, which is never shared. */
  readonly rest: CaseValues;
}

/** Nothing is lost: every value of the case is a statement, or in the rest. */
export function recordOfCase(values: CaseValues, crosswalk: Crosswalk): RecordOfCase {
  const { fieldOf, knowledge } = crosswalk;
  const statements: { field: string; value: Value }[] = [];
  const rest: Record<string, CaseValue> = {};
  const address = addressKeys.flatMap((key) => (typeof values[key] === 'string' ? [values[key]] : []));
  const mail = fieldOf.get('prs_MailingStreet');
  if (mail && address.length > 0) statements.push({ field: mail.id, value: address.join(', ') });
  for (const [key, value] of Object.entries(values)) {
    if (mail && addressKeys.includes(key)) continue;
    const field = fieldOf.get(key);
    const { said, left } = field
      ? ours(field, value, crosswalk.codesOf.get(key) ?? new Map())
      : { said: null, left: value };
    const fits = field && said !== null && troubleWith(knowledge, field, said) === null;
    if (fits) statements.push({ field: field.id, value: said });
    const remains = fits ? left : value;
    if (remains !== null) rest[key] = remains;
  }
  return { statements, rest };
}

interface Ours {
  readonly said: Value | null;
  /** What of it we have no code for. */
  readonly left: CaseValue | null;
}

function ours({ kind }: RecordField, value: CaseValue, codes: ReadonlyMap<string, string>): Ours {
  const several = Array.isArray(value) ? value : [String(value)];
  const none: Ours = { said: null, left: value };
  switch (kind) {
    case 'code': {
      const code = codes.get(several[0] ?? '');
      return several.length === 1 && code !== undefined ? { said: code, left: null } : none;
    }
    case 'codes': {
      const known = several.flatMap((one) => codes.get(one) ?? []);
      const unknown = several.filter((one) => !codes.has(one));
      return known.length > 0 ? { said: [...new Set(known)], left: unknown.length > 0 ? unknown : null } : none;
    }
    case 'number':
      return { said: Number(value), left: null };
    case 'yes-no':
      return typeof value === 'boolean' ? { said: value, left: null } : none;
    default:
      // the record holds one country; which of several is not ours to choose
      return several.length === 1 ? { said: several[0] ?? '', left: null } : none;
  }
}

export interface CaseOfRecord {
  readonly values: CaseValues;
  /** Fields of the record that the standard cannot carry, and why. */
  readonly left: readonly { readonly field: string; readonly why: 'no key' | 'no code' }[];
}

/** What the standard can carry of what was said; the rest is named. A code of ours that stands for several of theirs is not guessed. */
export function caseOfRecord(
  said: readonly { field: string; value: Value }[],
  { knowledge, codesOf }: Crosswalk,
): CaseOfRecord {
  const values: Record<string, CaseValue> = {};
  const left: { field: string; why: 'no key' | 'no code' }[] = [];
  for (const { field: id, value } of said) {
    const field = knowledge.fields.get(id);
    const key = field?.htcds;
    if (!field || key === undefined) {
      left.push({ field: id, why: 'no key' });
      continue;
    }
    const theirs = back(codesOf.get(key) ?? new Map());
    const given = Array.isArray(value) ? value : [String(value)];
    if (field.kind !== 'code' && field.kind !== 'codes') {
      values[key] = field.kind === 'country' ? given : typeof value === 'boolean' ? value : String(value);
      continue;
    }
    const codes = given.flatMap((code) => theirs.get(code) ?? []);
    if (codes.length < given.length) left.push({ field: id, why: 'no code' });
    if (codes.length > 0) values[key] = field.kind === 'codes' ? codes : (codes[0] ?? '');
  }
  return { values, left };
}

/** Our code to theirs, where exactly one of theirs is ours. */
function back(codes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const ways = new Map<string, string[]>();
  for (const [theirs, our] of codes) ways.set(our, [...(ways.get(our) ?? []), theirs]);
  return new Map(
    [...ways].flatMap(([our, [only, ...more]]) => (only !== undefined && more.length === 0 ? [[our, only]] : [])),
  );
}
