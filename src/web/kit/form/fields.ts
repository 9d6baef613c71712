import { z } from 'zod';

/** How a value is asked for. */
export type FieldKind =
  | 'line'
  | 'text'
  | 'date'
  | 'moment'
  | 'number'
  | 'email'
  | 'address'
  | 'secret'
  | 'radios'
  | 'select'
  | 'checks'
  | 'check'
  | 'lines';

export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Values of an enumeration. */
  readonly options: readonly string[];
  readonly maxLength: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** What the contract takes where nothing is said. */
  readonly start: unknown;
}

/** Up to here all choices are shown; more of them go into a list that drops down. */
const mostRadios = 5;
/** Texts that may be longer get several rows. */
const longestLine = 500;

interface Bare {
  readonly schema: z.ZodType;
  /** `date`, `email`: said by whoever wrote the contract, on any of the layers. */
  readonly format: unknown;
  readonly required: boolean;
  readonly start: unknown;
}

/** Takes off what wraps a type: optional, default, nullable, transformations. */
const bare = (schema: z.ZodType): Bare => {
  const inner = within(schema);
  return { ...inner, format: schema.meta()?.format ?? inner.format };
};

const within = (schema: z.ZodType): Bare => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return { ...bare(schema.unwrap() as z.ZodType), required: false };
  }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return { ...bare(schema.unwrap() as z.ZodType), required: false, start: schema.def.defaultValue };
  }
  if (schema instanceof z.ZodPipe) {
    const { in: before, out: after } = schema.def;
    return bare((before instanceof z.ZodTransform ? after : before) as z.ZodType);
  }
  return { schema, format: undefined, required: true, start: undefined };
};

const choicesOf = (schema: z.ZodType): readonly string[] | null => {
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String);
  if (schema instanceof z.ZodUnion) {
    const parts = (schema.options as readonly z.ZodType[]).map((one) => choicesOf(bare(one).schema));
    return parts.every((one) => one !== null) ? parts.flat() : null;
  }
  return null;
};

const ofString = (schema: z.ZodString | z.ZodStringFormat, said: unknown): FieldKind => {
  const format = said ?? schema.format;
  if (format === 'date') return 'date';
  if (format === 'datetime') return 'moment';
  if (format === 'email') return 'email';
  if (format === 'url') return 'address';
  return schema.maxLength !== null && schema.maxLength > longestLine ? 'text' : 'line';
};

const kindOf = (schema: z.ZodType, format: unknown): { kind: FieldKind; options: readonly string[] } => {
  const options = choicesOf(schema);
  if (options) return { kind: options.length > mostRadios ? 'select' : 'radios', options };
  if (schema instanceof z.ZodBoolean) return { kind: 'check', options: [] };
  if (schema instanceof z.ZodNumber) return { kind: 'number', options: [] };
  if (schema instanceof z.ZodArray) {
    const inner = choicesOf(bare(schema.element as z.ZodType).schema);
    return inner ? { kind: 'checks', options: inner } : { kind: 'lines', options: [] };
  }
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) {
    return { kind: ofString(schema, format), options: [] };
  }
  return { kind: 'line', options: [] };
};

const finite = (value: number | bigint | null | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null;

/** What a form must ask for, read off the contract. Nested objects are not asked: a contract that people fill in is flat. */
export const fieldOf = (name: string, given: z.ZodType): Field => {
  const { schema, format, required, start } = bare(given);
  const isNumber = schema instanceof z.ZodNumber;
  return {
    name,
    ...kindOf(schema, format),
    required: required && !(schema instanceof z.ZodBoolean),
    maxLength: schema instanceof z.ZodString ? schema.maxLength : null,
    min: isNumber ? finite(schema.minValue) : null,
    max: isNumber ? finite(schema.maxValue) : null,
    start,
  };
};

export const fieldsOf = (schema: z.ZodObject): Field[] =>
  Object.entries(schema.shape).map(([name, one]) => fieldOf(name, one as z.ZodType));
