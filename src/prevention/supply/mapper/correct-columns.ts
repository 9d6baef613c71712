import { z } from 'zod';
import { refuse } from '../../../platform/errors/index.ts';
import { type ColumnGuess, foldHeading } from './guess-columns.ts';

const shown = 40;

/** What a person says: field to heading, or to `#3` for the third column; '' where the table has none. */
export type Mapping<F extends string> = Readonly<Partial<Record<F, string>>>;

/** @throws Refusal SUPPLY_MAPPING_UNREADABLE, which names the fields there are */
export const mappingOf = <F extends string>(text: string, fields: readonly F[]): Mapping<F> => {
  const known = z.partialRecord(z.enum(fields), z.string().max(500));
  try {
    return known.parse(JSON.parse(text));
  } catch {
    return refuse('SUPPLY_MAPPING_UNREADABLE', { fields: fields.join(', ') }, [{ field: 'mapping' }]);
  }
};

/** The same said on the command line: `name=Lieferant`, `goods=#3`. @throws Refusal SUPPLY_MAPPING_UNREADABLE */
export const mappingFrom = <F extends string>(said: readonly string[], fields: readonly F[]): Mapping<F> => {
  const mapping: Partial<Record<F, string>> = {};
  for (const one of said) {
    const [name = '', ...heading] = one.split('=');
    const field = fields.find((is) => is === name.trim());
    if (field === undefined || heading.length === 0 || mapping[field] !== undefined)
      return refuse('SUPPLY_MAPPING_UNREADABLE', { fields: fields.join(', ') }, [{ field: '--map', says: one }]);
    mapping[field] = heading.join('=').trim();
  }
  return mapping;
};

/**
 * What a person says of columns counts before every guess; a field that is said to be in none is in none.
 *
 * @throws Refusal SUPPLY_COLUMN_MISSING where no column has such a heading; SUPPLY_COLUMN_TWICE where two have it, or two fields name one column
 */
export const correctColumns = <F extends string>(
  guesses: readonly ColumnGuess<F>[],
  mapping: Mapping<F>,
  fields: readonly F[],
  file: string,
): readonly ColumnGuess<F>[] => {
  const said = new Map<number, F>();
  for (const field of fields) {
    const heading = mapping[field];
    if (heading === undefined || heading === '') continue;
    const where = { file, field: `${field}: ${heading}` };
    const meant = guesses.filter(({ column }) => `#${column + 1}` === heading);
    const [at, more] = meant.length > 0 ? meant : guesses.filter((one) => one.heading === heading.trim());
    const there = guesses.map((one) => one.heading || `#${one.column + 1}`).slice(0, shown);
    if (!at) return refuse('SUPPLY_COLUMN_MISSING', {}, [{ ...where, says: there.join(', ') }]);
    if (more || said.has(at.column))
      return refuse('SUPPLY_COLUMN_TWICE', {}, [{ ...where, says: more ? at.heading : `${said.get(at.column)}` }]);
    said.set(at.column, field);
  }
  return guesses.map((guess) => {
    const field = said.get(guess.column);
    if (field !== undefined) return { ...guess, field, sure: 1, because: 'said' };
    return guess.field !== null && mapping[guess.field] !== undefined
      ? { ...guess, field: null, sure: 0, because: 'none' }
      : guess;
  });
};

/** Heading and meaning, as they are remembered. */
export const choicesOf = (columns: readonly ColumnGuess<string>[]): { heading: string; field: string }[] => [
  ...new Map(
    columns
      .map(({ heading, field }) => ({ heading: foldHeading(heading), field: field ?? '' }))
      .filter(({ heading }) => heading !== '')
      .map((one) => [one.heading, one] as const),
  ).values(),
];
