import { csvRecords } from './csv-records.ts';
import { SheetError } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import type { Delimiter } from './table.ts';

export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

const SAMPLE_CHARS = 64 * 1024;
const SAMPLE_ROWS = 50;

/**
 * The delimiter under which most of the first rows have one and the same width above one; the wider wins a tie, then the order of
 * DELIMITERS. A table of one column answers a comma.
 */
export function detectDelimiter(text: string, limits: SheetLimits): Delimiter {
  const sample = text.slice(0, SAMPLE_CHARS);
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, ...score(sample, delimiter, limits) }));
  const best = scored.reduce((a, b) => (b.share > a.share || (b.share === a.share && b.width > a.width) ? b : a));
  return best.share > 0 ? best.delimiter : ',';
}

function score(sample: string, delimiter: Delimiter, limits: SheetLimits): { share: number; width: number } {
  const counts = new Map<number, number>();
  let rows = 0;
  for (const width of widths(sample, delimiter, limits)) {
    if (width === 0) continue;
    counts.set(width, (counts.get(width) ?? 0) + 1);
    rows += 1;
    if (rows === SAMPLE_ROWS) break;
  }
  let width = 1;
  for (const [candidate, count] of counts) {
    if (candidate > 1 && count > (counts.get(width) ?? 0) * Number(width > 1)) width = candidate;
  }
  return width === 1 ? { share: 0, width } : { share: (counts.get(width) ?? 0) / rows, width };
}

function* widths(sample: string, delimiter: Delimiter, limits: SheetLimits): Generator<number> {
  try {
    for (const record of csvRecords(sample, delimiter, limits)) yield record.length;
  } catch (error) {
    // A quote that ends wrongly speaks against this delimiter, or the sample was cut inside a cell.
    if (!(error instanceof SheetError)) throw error;
  }
}
