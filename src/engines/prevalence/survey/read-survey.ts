import { type Place, wrong } from '../errors.ts';

/** A survey as columns of text; an empty text is no answer. */
export interface Survey {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** `[25` and `35)`: an interval that lost its quotes, and so was cut in two at its comma. */
const opens = /^[[(]\s*[-+\d.]+$/;
const closes = /^\s*[-+\d.]*(?:Inf)?\s*[\])]$/;

const joined = (cells: readonly string[]): string[] => {
  const whole: string[] = [];
  for (const cell of cells) {
    const before = whole.at(-1);
    if (before !== undefined && opens.test(before) && closes.test(cell)) whole[whole.length - 1] = `${before},${cell}`;
    else whole.push(cell);
  }
  return whole;
};

/**
 * A survey from rows of text. Intervals such as `[25,35)` that stand without quotes are put together again.
 *
 * @throws PrevalenceError PREVALENCE_SURVEY_EMPTY; PREVALENCE_CELLS_MISSING where a row is longer than the header
 */
export const readSurvey = (rows: readonly (readonly string[])[]): Survey => {
  const [header = [], ...body] = rows.map((cells) => cells.map((cell) => cell.trim()));
  const filled = body
    .map((cells, i) => ({ cells: joined(cells), row: i + 2 }))
    .filter(({ cells }) => cells.some(Boolean));
  if (filled.length === 0) wrong('PREVALENCE_SURVEY_EMPTY');
  const long = filled.filter(({ cells }) => cells.length > header.length);
  if (long.length > 0)
    wrong(
      'PREVALENCE_CELLS_MISSING',
      { count: long.length },
      long.map(({ cells, row }) => ({ row, value: cells.slice(header.length).join(',') })),
    );
  return { columns: header, rows: filled.map(({ cells }) => header.map((_, i) => cells[i] ?? '')) };
};

export const placeOfColumn = ({ columns }: Survey, column: string): number => {
  const at = columns.indexOf(column);
  return at >= 0 ? at : wrong('PREVALENCE_COLUMN_MISSING', { column }, [{ column }]);
};

/** Numbers of a column, null where nobody answered. Not below 0, and whole where they count people. */
export const numbersIn = (survey: Survey, column: string, kind: 'people' | 'weight'): readonly (number | null)[] => {
  const at = placeOfColumn(survey, column);
  const troubles: Place[] = [];
  const numbers = survey.rows.map((cells, i) => {
    const text = cells[at]!;
    if (text === '' || text === 'NA') return null;
    const value = Number(text);
    if (Number.isFinite(value) && value >= 0 && (kind === 'weight' || Number.isInteger(value))) return value;
    troubles.push({ row: i + 2, column, value: text });
    return null;
  });
  if (troubles.length > 0) wrong('PREVALENCE_ANSWER_INVALID', { count: troubles.length }, troubles);
  return numbers;
};
