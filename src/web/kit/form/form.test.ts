import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EmailAddress } from '../../../platform/accounts/contract.ts';
import { CivilDate, Id, Instant, Line, Text } from '../../../platform/contract/index.ts';
import { fieldsOf } from './fields.ts';
import { cleaned, type FormValues, resolverFor } from './resolve.ts';

const schema = z.object({
  planId: Id,
  title: Line(40),
  note: Text().optional(),
  due: CivilDate,
  at: Instant.optional(),
  count: z.number().int().min(0).max(10).optional(),
  limit: z.coerce.number().default(5),
  email: EmailAddress,
  link: z.url().optional(),
  state: z.enum(['open', 'done']),
  country: z.enum(['a', 'b', 'c', 'd', 'e', 'f']).nullable(),
  kind: z.union([z.literal('x'), z.literal('y')]),
  topics: z.array(z.enum(['one', 'two'])).default([]),
  names: z.array(z.string()).optional(),
  agree: z.boolean(),
});
const fields = fieldsOf(schema);
const field = (name: string) => fields.find((one) => one.name === name);

const words = {
  t: (key: string, values?: Readonly<Record<string, string | number>>) =>
    values ? `${key} ${JSON.stringify(values)}` : key,
  has: (key: string) =>
    ['error.REQUIRED', 'error.DATE_DOES_NOT_EXIST', 'error.EMAIL_FORM', 'web.form.format.url'].includes(key),
  number: (value: number) => String(value),
};
const fixed = { planId: '0197a000-0000-7000-8000-000000000001' };
const asked = fields.filter(({ name }) => name !== 'planId');
const right: FormValues = {
  title: 'T',
  due: '2026-11-24',
  email: 'a@example.org',
  state: 'open',
  country: 'a',
  kind: 'x',
  agree: false,
};
const check = async (values: FormValues) => {
  const resolve = resolverFor(schema, asked, fixed, words);
  const { errors } = await resolve(values, undefined, { fields: {}, shouldUseNativeValidation: false });
  return Object.fromEntries(
    Object.entries(errors).map(([name, error]) => [name, (error as { message?: string }).message]),
  );
};

describe('the fields of a contract', () => {
  it('are asked for by what they are', () => {
    expect(Object.fromEntries(fields.map(({ name, kind }) => [name, kind]))).toEqual({
      planId: 'line',
      title: 'line',
      note: 'text',
      due: 'date',
      at: 'moment',
      count: 'number',
      limit: 'number',
      email: 'email',
      link: 'address',
      state: 'radios',
      country: 'select',
      kind: 'radios',
      topics: 'checks',
      names: 'lines',
      agree: 'check',
    });
  });

  it('know what must be answered, their limits and where they start', () => {
    expect(field('title')).toMatchObject({ required: true, maxLength: 40 });
    expect(field('note')).toMatchObject({ required: false });
    expect(field('count')).toMatchObject({ required: false, min: 0, max: 10 });
    expect(field('limit')).toMatchObject({ required: false, start: 5 });
    expect(field('state')).toMatchObject({ options: ['open', 'done'] });
  });
});

describe('what was typed', () => {
  it('becomes what the contract takes: empty is not said, numbers are numbers, lines are a list', () => {
    const values = { title: ' T ', note: '', count: ' 1 000 ', names: 'a\n\n b ', limit: 'many', agree: true };
    expect(cleaned(values, fields)).toEqual({
      title: ' T ',
      count: 1000,
      names: ['a', 'b'],
      limit: 'many',
      agree: true,
    });
  });

  it('passes when it is right', async () => {
    expect(await check(right)).toEqual({});
  });

  it('is refused at its field, in the reader’s words', async () => {
    const wrong = { ...right, title: '', due: '2023-02-30', email: 'nobody', count: '11', link: 'example', state: '' };
    expect(await check(wrong)).toEqual({
      title: 'error.REQUIRED',
      due: 'error.DATE_DOES_NOT_EXIST',
      email: 'error.EMAIL_FORM',
      count: 'web.form.too-big.number {"max":"10"}',
      link: 'web.form.format.url',
      state: 'error.REQUIRED',
    });
    expect(await check({ ...right, count: 'some' })).toEqual({ count: 'web.form.not-a-number' });
  });

  it('is refused as a whole where the trouble lies in what was not asked', async () => {
    const resolve = resolverFor(schema, asked, { planId: 'none' }, words);
    const { errors } = await resolve(right, undefined, { fields: {}, shouldUseNativeValidation: false });
    expect(errors).toHaveProperty('root');
  });

  it('may be asked for though the contract could do without', async () => {
    const strict = asked.map((one) => (one.name === 'note' ? { ...one, required: true } : one));
    const resolve = resolverFor(schema, strict, fixed, words);
    const { errors } = await resolve(right, undefined, { fields: {}, shouldUseNativeValidation: false });
    expect(Object.keys(errors)).toEqual(['note']);
  });
});
