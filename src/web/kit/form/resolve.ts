import type { FieldErrors, Resolver } from 'react-hook-form';
import type { z } from 'zod';
import type { Words } from '../words.ts';
import type { Field } from './fields.ts';

export type FormValues = Record<string, unknown>;

/** What stands in the inputs as the contract wants it: empty is not said, numbers are numbers, lines are a list. */
export const cleaned = (values: FormValues, fields: readonly Field[]): FormValues => {
  const out: FormValues = {};
  for (const { name, kind, required } of fields) {
    const value = values[name];
    const text = typeof value === 'string' ? value.trim() : value;
    if (text === '' || text === null || text === undefined) {
      // a required text that is empty gets the contract's own word for it
      if (required && (kind === 'line' || kind === 'text') && text === '') out[name] = '';
      continue;
    }
    if (kind === 'number') out[name] = numberFrom(String(text));
    else if (kind === 'moment') out[name] = momentFrom(String(text));
    else if (kind === 'lines') out[name] = linesFrom(text);
    else out[name] = value;
  }
  return out;
};

const numberFrom = (text: string): number | string => {
  const value = Number(text.replace(/\s/g, ''));
  return Number.isNaN(value) ? text : value;
};

/** The input speaks the reader's own time; the contract speaks UTC. */
const momentFrom = (text: string): string => {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
};

const linesFrom = (value: unknown): string[] =>
  (Array.isArray(value) ? value.map(String) : String(value).split('\n')).map((line) => line.trim()).filter(Boolean);

/** An issue of zod in the reader's words: the contract's code where it has one, else what kind of trouble it is. */
export const issueInWords = (
  issue: z.core.$ZodIssue,
  { t, has, number }: Pick<Words, 't' | 'has' | 'number'>,
): string => {
  if (/^[A-Z][A-Z_]+$/.test(issue.message) && has(`error.${issue.message}`)) return t(`error.${issue.message}`);
  if (issue.code === 'invalid_type' && issue.input === undefined) return t('error.REQUIRED');
  if (issue.code === 'invalid_type' && issue.expected === 'number') return t('web.form.not-a-number');
  if (issue.code === 'too_small')
    return t(`web.form.too-small.${sizeKind(issue.origin)}`, { min: number(Number(issue.minimum)) });
  if (issue.code === 'too_big')
    return t(`web.form.too-big.${sizeKind(issue.origin)}`, { max: number(Number(issue.maximum)) });
  if (issue.code === 'invalid_format' && has(`web.form.format.${issue.format}`))
    return t(`web.form.format.${issue.format}`);
  return t('web.form.not-right');
};

const sizeKind = (origin: string): 'number' | 'text' | 'list' =>
  origin === 'string' ? 'text' : origin === 'array' || origin === 'set' ? 'list' : 'number';

/**
 * Holds what was typed against the contract, before it goes to the server, which does the same again.
 *
 * @param fixed what the form does not ask for
 */
export const resolverFor =
  (
    schema: z.ZodObject,
    fields: readonly Field[],
    fixed: FormValues,
    words: Pick<Words, 't' | 'has' | 'number'>,
  ): Resolver<FormValues> =>
  (values) => {
    const said = cleaned(values, fields);
    const parsed = schema.safeParse({ ...fixed, ...said }, { reportInput: true });
    const errors: FieldErrors<FormValues> = {};
    for (const { name, required } of fields) {
      if (required && said[name] === undefined) errors[name] = { type: 'required', message: words.t('error.REQUIRED') };
    }
    for (const issue of parsed.error?.issues ?? []) {
      const top = String(issue.path[0] ?? '');
      const name = fields.some((field) => field.name === top) ? top : 'root';
      errors[name] ??= { type: issue.code, message: issueInWords(issue, words) };
    }
    return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
  };
