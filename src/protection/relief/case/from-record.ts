import type { FactValue } from '../shapes.ts';

/** What a field of the record says of facts the law asks for; nothing where it does not say enough. */
interface Taken {
  readonly field: string;
  readonly facts: (value: unknown) => Readonly<Record<string, FactValue>>;
}

const byCode =
  (fact: string, codes: Readonly<Record<string, FactValue>>) =>
  (value: unknown): Record<string, FactValue> => {
    const means = typeof value === 'string' ? codes[value] : undefined;
    return means === undefined ? {} : { [fact]: means };
  };

const yesNo =
  (fact: string) =>
  (value: unknown): Record<string, FactValue> =>
    typeof value === 'boolean' ? { [fact]: value } : {};

/** Told once, in the record: taken from there and not asked again. A code that may mean two things in law is left out. */
export const takenFromRecord: readonly Taken[] = [
  {
    field: 'identity.birth-date',
    facts: (value): Record<string, FactValue> => (typeof value === 'string' ? { 'birth-date': value } : {}),
  },
  {
    field: 'identity.marital-status',
    facts: byCode('married', { married: true, separated: true, single: false, divorced: false, widowed: false }),
  },
  { field: 'financial.wages-owed', facts: yesNo('underpaid') },
  {
    field: 'immigration.hhs-letter',
    facts: byCode('hhs-letter', { granted: true, denied: false, asked: false, preparing: false, 'not-asked': false }),
  },
  {
    field: 'immigration.status',
    facts: byCode('immigration-status', {
      citizen: 'citizen-or-national',
      lpr: 'permanent-resident',
      none: 'no-status',
      'visa-expired': 'no-status',
    }),
  },
  {
    field: 'criminal.cooperation',
    facts: (value) => ({
      ...byCode('willing-to-assist', { yes: true })(value),
      ...byCode('trauma-prevents-help', { 'exempt-trauma': true })(value),
    }),
  },
];

export const recordFieldsTaken: readonly string[] = takenFromRecord.map(({ field }) => field);

/** The facts that the values of a record say. */
export const factsInRecord = (values: ReadonlyMap<string, unknown>): Readonly<Record<string, FactValue>> =>
  Object.assign({}, ...takenFromRecord.map(({ field, facts }) => facts(values.get(field))));
