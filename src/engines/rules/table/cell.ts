import { isCivilDate } from '../../calendar/index.ts';
import { RuleError } from '../errors.ts';
import { exact } from '../exact.ts';
import type { Comparison } from '../expression.ts';
import { compareKnown, exactly, type Known, opposite, type Point, type Truth } from '../interval.ts';
import type { CellType } from '../pack.ts';

/** The tests of a cell: it holds when any of them does. `-` has none, and always holds. */
export interface Cell {
  tests: Test[] | null;
  not: boolean;
}
type Test = { bounds: [Comparison, Point][] };

const LITERAL = /^\s*(?:date\s*\(\s*"([^"]*)"\s*\)|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)|(true|false))/;
const RANGE = /^\s*([[\](])(.+?)\.\.(.+?)([\][)])\s*$/;

/** Reads an S-FEEL unary test. @throws RuleError RULE_CELL_NOT_UNDERSTOOD */
export function readCell(text: string, type: CellType, path: string): Cell {
  const trimmed = text.trim();
  if (trimmed === '-') return { tests: null, not: false };
  const negated = /^not\s*\(([\s\S]*)\)$/.exec(trimmed);
  const inside = negated?.[1] ?? trimmed;
  return { tests: split(inside, path).map((part) => readTest(part, type, path)), not: negated !== null };
}

export function cellHolds(cell: Cell, value: Known): Truth {
  if (cell.tests === null) return 'yes';
  let open = false;
  let holds = false;
  for (const { bounds } of cell.tests) {
    const truths = bounds.map(([is, point]) => compareKnown(value, is, exactly(point)));
    if (truths.every((truth) => truth === 'yes')) holds = true;
    else if (!truths.includes('no')) open = true;
  }
  const truth = holds ? 'yes' : open ? 'unknown' : 'no';
  // what does not exist is not anything: neither in the list nor outside it
  return cell.not && value !== 'none' ? opposite(truth) : truth;
}

/** One literal, such as the entry of an output. @throws RuleError RULE_CELL_NOT_UNDERSTOOD */
export function readLiteral(text: string, type: CellType, path: string): Point {
  const shape = LITERAL.exec(text);
  if (!shape || shape[0].length !== text.trimEnd().length) throw notUnderstood(text, path);
  const [, date, string, number, truth] = shape;
  const fits =
    (type === 'date' && date !== undefined && isCivilDate(date)) ||
    ((type === 'code' || type === 'text') && string !== undefined) ||
    ((type === 'number' || type === 'money') && number !== undefined) ||
    (type === 'yes-no' && truth !== undefined);
  if (!fits) throw notUnderstood(text, path, ` It is not of the type ${type}.`);
  if (number !== undefined) return exact(number);
  if (truth !== undefined) return truth === 'true';
  return date ?? (string ?? '').replaceAll(/\\(.)/g, '$1');
}

/** A list of literals, in order. */
export const readLiterals = (text: string, type: CellType, path: string): Point[] =>
  split(text, path).map((part) => readLiteral(part, type, path));

function readTest(text: string, type: CellType, path: string): Test {
  const range = RANGE.exec(text);
  if (range) {
    const [, open = '[', low = '', high = '', close = ']'] = range;
    return {
      bounds: [
        [open === '[' ? '>=' : '>', readLiteral(low, type, path)],
        [close === ']' ? '<=' : '<', readLiteral(high, type, path)],
      ],
    };
  }
  const compared = /^\s*(<=|>=|<|>)([\s\S]*)$/.exec(text);
  if (!compared) return { bounds: [['=', readLiteral(text, type, path)]] };
  const [, is = '', rest = ''] = compared;
  const bound = readLiteral(rest, type, path);
  return { bounds: [[is === '<' ? '<' : is === '<=' ? '<=' : is === '>' ? '>' : '>=', bound]] };
}

/** At the commas outside of quotes. */
function split(text: string, path: string): string[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\.)*"|[^",])+/g) ?? [];
  if (parts.length === 0 || parts.join(',') !== text || parts.some((part) => part.trim() === ''))
    throw notUnderstood(text, path);
  return parts;
}

const notUnderstood = (text: string, path: string, more = ''): RuleError =>
  new RuleError(
    'RULE_CELL_NOT_UNDERSTOOD',
    `The cell ${JSON.stringify(text.slice(0, 100))} is not understood.${more} Write -, >= 18, [1..5], "a", "b", not("a"), true or date("2026-01-23").`,
    path,
  );
