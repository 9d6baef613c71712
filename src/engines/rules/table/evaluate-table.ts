import { RuleError } from '../errors.ts';
import { exact, plus } from '../exact.ts';
import { exactly, type Known, order, type Point, type Truth, UNKNOWN } from '../interval.ts';
import { cellHolds } from './cell.ts';
import type { ReadTable } from './read-table.ts';

export interface TableAnswer {
  /** Each row and whether it fits. */
  rows: { id: string; truth: Truth }[];
  /** The lines that the policy gives; null while what is missing could change them. */
  lines: Point[][] | null;
  /** Of each output by name: its value, 'none' where no row fits, unknown while open or where there are several lines. */
  outputs: Record<string, Known>;
}

/**
 * Evaluates a table with values that may be unknown. A row whose cells are open may fit or not; the answer is decided only where it is the
 * same either way. @throws RuleError RULE_ROWS_CONFLICT: two rows fit under U, or differ under A
 */
export function evaluateTable(read: ReadTable, inputs: readonly Known[]): TableAnswer {
  const truths = read.rows.map(({ when }) =>
    rowFits(when.map((cell, column) => cellHolds(cell, inputs[column] ?? UNKNOWN))),
  );
  const rows = read.rows.map(({ id }, index) => ({ id, truth: truths[index] ?? 'unknown' }));
  const outcomes = possible(read, truths);
  const [first] = outcomes;
  const lines = first && outcomes.every((one) => sameLines(one, first)) ? first : null;
  const outputs: Record<string, Known> = {};
  read.table.outputs.forEach(({ name }, column) => {
    const values = outcomes.map((one): Known => {
      if (one.length === 0) return 'none';
      const point = one.length === 1 ? one[0]?.[column] : undefined;
      return point === undefined ? UNKNOWN : exactly(point);
    });
    outputs[name] =
      values.length > 0 && values.every((value) => sameKnown(value, values[0])) ? (values[0] ?? UNKNOWN) : UNKNOWN;
  });
  return { rows, lines, outputs };
}

function rowFits(cells: readonly Truth[]): Truth {
  return cells.includes('no') ? 'no' : cells.includes('unknown') ? 'unknown' : 'yes';
}

/** Every answer that may yet come out; one, when nothing open matters. */
function possible(read: ReadTable, truths: readonly Truth[]): Point[][][] {
  const fitting = (truth: Truth) => read.rows.filter((_, index) => truths[index] === truth);
  const [sure, open] = [fitting('yes'), fitting('unknown')];
  if (open.length === 0) return [linesOf(read, sure)];
  const { hitPolicy } = read.table;
  if (hitPolicy === 'F') {
    const before = read.rows.findIndex((_, index) => truths[index] === 'yes');
    const heads = read.rows.filter((_, index) => truths[index] === 'unknown' && (before < 0 || index < before));
    return [...heads.map((row) => [row.gives]), linesOf(read, sure)];
  }
  if (hitPolicy === 'P') return [linesOf(read, sure), ...open.map((row) => linesOf(read, [...sure, row]))];
  // under U and A a further row may only agree; while it is open the answer is kept open if it would not
  if (hitPolicy === 'U' || hitPolicy === 'A') return [linesOf(read, sure), ...open.map((row) => [row.gives])];
  const least = linesOf(read, sure);
  return [
    least,
    ...open.map((row) =>
      linesOf(
        read,
        read.rows.filter((one) => one === row || sure.includes(one)),
      ),
    ),
  ];
}

function linesOf(read: ReadTable, rows: ReadTable['rows']): Point[][] {
  const { hitPolicy, aggregation, id } = read.table;
  const [first, ...rest] = rows;
  if (!first) return read.otherwise ? [read.otherwise] : aggregation === 'COUNT' ? [[exact('0')]] : [];
  const byPriority = () => [...rows].sort((a, b) => priority(read, a.gives, b.gives));
  switch (hitPolicy) {
    case 'U':
    case 'A': {
      const other = rest.find((row) => hitPolicy === 'U' || !sameLine(row.gives, first.gives));
      if (other)
        throw new RuleError('RULE_ROWS_CONFLICT', `The rows ${first.id} and ${other.id} both fit.`, `table ${id}`);
      return [first.gives];
    }
    case 'F':
      return [first.gives];
    case 'P':
      return [(byPriority()[0] ?? first).gives];
    case 'O':
      return byPriority().map(({ gives }) => gives);
    case 'R':
      return rows.map(({ gives }) => gives);
    case 'C':
      return aggregation
        ? [
            [
              aggregate(
                aggregation,
                rows.map(({ gives }) => gives[0] ?? false),
              ),
            ],
          ]
        : rows.map(({ gives }) => gives);
  }
}

function aggregate(how: 'SUM' | 'MIN' | 'MAX' | 'COUNT', points: readonly Point[]): Point {
  if (how === 'COUNT') return exact(String(points.length));
  return points.reduce((a, b) => {
    if (how === 'SUM') return typeof a === 'object' && typeof b === 'object' ? plus(a, b) : a;
    return (how === 'MIN' ? order(b, a) < 0 : order(b, a) > 0) ? b : a;
  });
}

/** By the first output in whose list they differ; the order of rows is kept among equals. */
function priority(read: ReadTable, a: readonly Point[], b: readonly Point[]): number {
  for (const [column, values] of read.outputValues.entries()) {
    const rank = (line: readonly Point[]) =>
      values?.findIndex((value) => order(value, line[column] ?? false) === 0) ?? 0;
    const difference = rank(a) - rank(b);
    if (difference !== 0) return difference;
  }
  return 0;
}

const sameLine = (a: readonly Point[], b: readonly Point[]) =>
  a.every((point, index) => order(point, b[index] ?? false) === 0);
const sameLines = (a: readonly Point[][], b: readonly Point[][]) =>
  a.length === b.length && a.every((line, index) => sameLine(line, b[index] ?? []));

function sameKnown(a: Known, b: Known | undefined): boolean {
  if (b === undefined || a === 'none' || b === 'none') return a === b;
  return a.low !== null && b.low !== null && order(a.low, b.low) === 0;
}
