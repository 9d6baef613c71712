import { z } from 'zod';
import { isCivilDate } from '../calendar/index.ts';
import { RuleError } from './errors.ts';
import { isExactText } from './exact.ts';
import type { FactDeclaration, RulePack } from './pack.ts';

/** Who said it, when, and what shows it. */
export const Provenance = z.strictObject({
  who: z.string().max(500).optional(),
  when: z.string().max(40).optional(),
  document: z.string().max(500).optional(),
  note: z.string().max(2000).optional(),
});
export type Provenance = z.infer<typeof Provenance>;

export interface Period {
  from: string;
  /** null: it has not ended. */
  to: string | null;
}

/** 'none' is knowledge too: there is no such thing, such as a divorce that never was. */
export type Fact =
  | { state: 'known'; value: boolean | string | Period; from: Provenance }
  | { state: 'none'; from: Provenance }
  | { state: 'unknown'; from: Provenance };

/** By the id of the declaration. What is missing is unknown. */
export type Facts = Readonly<Record<string, Fact>>;

const Stated = z.union([
  z.strictObject({ value: z.unknown(), from: Provenance.optional() }),
  z.strictObject({ none: z.literal(true), from: Provenance.optional() }),
  z.strictObject({ unknown: z.literal(true), from: Provenance.optional() }),
]);

const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;
export const isMoment = (text: string): boolean => {
  const shape = MOMENT.exec(text);
  return shape !== null && isCivilDate(shape[1]);
};

/**
 * Reads facts against the declarations of a pack: `{"age-known": true}` or `{"filed": {"value": "2026-11-24", "from": {"who": …}}}`,
 * `{"none": true}`, `{"unknown": true}`; null is unknown. @throws RuleError RULE_FACT_UNKNOWN, RULE_FACT_INVALID, with the fact as path
 */
export function readFacts(pack: RulePack, stated: unknown): Facts {
  if (stated === null || typeof stated !== 'object' || Array.isArray(stated))
    throw new RuleError('RULE_FACT_INVALID', 'Facts are an object: the name of each fact and what is known of it.');
  const declared = new Map(pack.facts.map((one) => [one.id, one]));
  const facts: Record<string, Fact> = Object.create(null);
  for (const [id, said] of Object.entries(stated)) {
    const declaration = declared.get(id);
    if (!declared.has(id) || !declaration)
      throw new RuleError('RULE_FACT_UNKNOWN', 'The pack knows no fact of this name.', id.slice(0, 200));
    facts[id] = factOf(declaration, said);
  }
  return facts;
}

function factOf(declaration: FactDeclaration, said: unknown): Fact {
  if (said === null || said === undefined) return { state: 'unknown', from: {} };
  const wrapped = typeof said === 'object' && !('from' in said && typeof said.from === 'string');
  if (!wrapped) return { state: 'known', value: statedValue(declaration, said), from: {} };
  const parsed = Stated.safeParse(said);
  if (!parsed.success)
    throw new RuleError(
      'RULE_FACT_INVALID',
      'Say {"value": …}, {"none": true} or {"unknown": true}, with "from": {who, when, document, note} if you like.',
      declaration.id,
    );
  const from = parsed.data.from ?? {};
  if ('unknown' in parsed.data) return { state: 'unknown', from };
  if ('none' in parsed.data) return { state: 'none', from };
  const { value } = parsed.data;
  if (value === null || value === undefined) return { state: 'unknown', from };
  return { state: 'known', value: statedValue(declaration, value), from };
}

const WANTED = {
  'yes-no': 'true or false',
  date: 'a day that exists, as YYYY-MM-DD',
  moment: 'a moment in UTC, as YYYY-MM-DDTHH:MM:SSZ',
  period: 'a period, as {"from": "YYYY-MM-DD", "to": "YYYY-MM-DD" or null}',
  money: 'an amount as text, such as "12.50"',
  number: 'a number as text, such as "12" or "12.5", or a whole number',
  code: 'one of the codes of the list',
  text: 'a text of at most 2,000 characters',
} as const;

const PeriodShape = z.strictObject({ from: z.string(), to: z.string().nullable() });

function statedValue(declaration: FactDeclaration, value: unknown): boolean | string | Period {
  const read = readValue(declaration, value);
  if (read === undefined)
    throw new RuleError('RULE_FACT_INVALID', `This fact is ${WANTED[declaration.type]}.`, declaration.id);
  return read;
}

function readValue({ type, codes }: FactDeclaration, value: unknown): boolean | string | Period | undefined {
  if (type === 'yes-no') return typeof value === 'boolean' ? value : undefined;
  if (type === 'period') {
    const period = PeriodShape.safeParse(value);
    if (!period.success) return undefined;
    const { from, to } = period.data;
    const good = isCivilDate(from) && (to === null || (isCivilDate(to) && from <= to));
    return good ? { from, to } : undefined;
  }
  if (type === 'number' && Number.isSafeInteger(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const fits = {
    date: () => isCivilDate(value),
    moment: () => isMoment(value),
    money: () => isExactText(value),
    number: () => isExactText(value),
    code: () => codes?.some(({ code }) => code === value) ?? true,
    text: () => value.length <= 2000,
  };
  return fits[type]() ? value : undefined;
}

/** What may be stated, as JSON Schema (2020-12). */
export function factsSchema(pack: RulePack): Record<string, unknown> {
  const string = { type: 'string' };
  const day = { type: 'string', format: 'date' };
  const decimal = { type: 'string', pattern: '^-?\\d{1,40}(\\.\\d{1,40})?$' };
  const shapeOf = ({ type, codes }: FactDeclaration): Record<string, unknown> => {
    if (type === 'yes-no') return { type: 'boolean' };
    if (type === 'date') return day;
    if (type === 'moment') return { type: 'string', format: 'date-time' };
    if (type === 'money') return decimal;
    if (type === 'number') return { anyOf: [decimal, { type: 'integer' }] };
    if (type === 'period')
      return {
        type: 'object',
        required: ['from', 'to'],
        properties: { from: day, to: { anyOf: [day, { type: 'null' }] } },
      };
    return type === 'code' && codes ? { enum: codes.map(({ code }) => code) } : string;
  };
  const from = { type: 'object', properties: { who: string, when: string, document: string, note: string } };
  const properties = pack.facts.map((fact) => {
    const value = shapeOf(fact);
    const said = { type: 'object', properties: { value, none: { const: true }, unknown: { const: true }, from } };
    return [fact.id, { title: fact.says.en, description: fact.asks.en, anyOf: [value, { type: 'null' }, said] }];
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: pack.title.en,
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(properties),
  };
}
