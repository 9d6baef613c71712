import { addDays } from '../../calendar/index.ts';
import { type Exact, exact, plus } from '../exact.ts';
import { exactly, order, type Point } from '../interval.ts';
import type { DecisionTable } from '../pack.ts';
import { cellHolds } from '../table/cell.ts';
import { type ReadTable, readTable } from '../table/read-table.ts';
import type { Finding } from './finding.ts';

const MOST_POINTS = 200_000;

/**
 * Overlaps, gaps and rows that never fit. Cells are only comparisons with constants, so every table is the same on all values between two
 * neighbouring constants: trying each constant and one value in each space between is a proof, not a sample.
 */
export function lintRows(table: DecisionTable): Finding[] {
  const read = readTable(table);
  const columns = table.inputs.map((_, column) => pointsOf(read, column));
  const path = `table ${table.id}`;
  if (columns.reduce((product, { length }) => product * length, 1) > MOST_POINTS)
    return [
      {
        code: 'not searched',
        severity: 'warning',
        path,
        says: 'The table is too large to be searched for gaps and overlaps.',
      },
    ];
  const findings = new Map<string, Finding>();
  const found = (key: string, finding: Finding) => {
    if (!findings.has(key)) findings.set(key, finding);
  };
  const won = new Set<string>();
  const differ = (a: readonly Point[], b: readonly Point[]) =>
    a.some((point, index) => order(point, b[index] ?? false) !== 0);
  for (const point of product(columns)) {
    const rows = read.rows.filter(({ when }) =>
      when.every((cell, column) => cellHolds(cell, exactly(point[column] ?? false)) === 'yes'),
    );
    const [first, ...rest] = rows;
    const where = table.inputs.map(({ name }, column) => `${name} ${shown(point[column])}`).join(', ');
    if (!first) {
      if (!read.otherwise && table.hitPolicy !== 'C')
        found('gap', { code: 'gap', severity: 'warning', path, says: `No row fits ${where}.` });
      continue;
    }
    for (const row of table.hitPolicy === 'F' ? [first] : rows) won.add(row.id);
    const other = rest.find(
      (row) => table.hitPolicy === 'U' || (table.hitPolicy === 'A' && differ(row.gives, first.gives)),
    );
    if (other)
      found(`${first.id} ${other.id}`, {
        code: 'rows overlap',
        severity: 'error',
        path: `${path}, row ${other.id}`,
        says: `It and row ${first.id} both fit ${where}.`,
      });
  }
  for (const { id } of read.rows)
    if (!won.has(id))
      found(`dead ${id}`, {
        code: 'row never fits',
        severity: 'warning',
        path: `${path}, row ${id}`,
        says: 'Nothing ever comes to this row.',
      });
  return [...findings.values()];
}

function pointsOf(read: ReadTable, column: number): Point[] {
  const allowed = read.inputValues[column];
  if (allowed) return allowed;
  const type = read.table.inputs[column]?.type;
  if (type === 'yes-no') return [true, false];
  const named = read.rows.flatMap(
    ({ when }) => when[column]?.tests?.flatMap(({ bounds }) => bounds.map(([, point]) => point)) ?? [],
  );
  const sorted = [...named]
    .sort(order)
    .filter((point, index, all) => index === 0 || order(point, all[index - 1] ?? false) !== 0);
  if (type === 'number' || type === 'money')
    return spaced(sorted.filter((point): point is Exact => typeof point === 'object'));
  const texts = sorted.filter((point): point is string => typeof point === 'string');
  if (type === 'date') {
    const around = texts.flatMap((day) => [
      day > '0001-01-01' ? addDays(day, -1) : day,
      day,
      day < '9999-12-31' ? addDays(day, 1) : day,
    ]);
    return around.length > 0 ? [...new Set(around)] : ['2000-01-01'];
  }
  return [...texts, `${texts.at(-1) ?? ''}\u0000`, ''];
}

/** Each constant, one value in every space between, and one beyond each end. */
function spaced(sorted: readonly Exact[]): Exact[] {
  const one = exact('1');
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return [one];
  const between = sorted.flatMap((here, index) => {
    const next = sorted[index + 1];
    if (!next) return [here];
    const sum = plus(here, next);
    return [here, { top: sum.top, bottom: sum.bottom * 2n }];
  });
  return [plus(first, exact('-1')), ...between, plus(last, one)];
}

function* product(columns: readonly Point[][], chosen: readonly Point[] = []): Generator<readonly Point[]> {
  const [column, ...rest] = columns;
  if (!column) yield chosen;
  else for (const point of column) yield* product(rest, [...chosen, point]);
}

const shown = (point: Point | undefined): string =>
  typeof point === 'object'
    ? `${Number(point.top) / Number(point.bottom)}`
    : JSON.stringify(point ?? null).replace('\\u0000', ' or any other');
