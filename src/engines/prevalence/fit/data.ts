import { logGamma } from '../numeric/gamma.ts';
import { type CaptureTable, countsOf, sumOverSupersets } from '../table/table.ts';

/** A table made ready for many fits. */
export interface Data {
  readonly lists: number;
  readonly people: number;
  /** By history. */
  readonly counts: Float64Array;
  /** By set of lists: people on all of them, whatever else they are on; the sufficient statistics. Place 0 holds all people. */
  readonly margins: Float64Array;
  /** Sum of log y! over the cells. */
  readonly logFactorials: number;
  /** Sum of y log y over the cells. */
  readonly entropy: number;
}

export const dataFromCounts = (lists: number, counts: Float64Array): Data => {
  let people = 0;
  let logFactorials = 0;
  let entropy = 0;
  for (let m = 1; m < counts.length; m++) {
    const y = counts[m]!;
    if (y <= 0) continue;
    people += y;
    logFactorials += logGamma(y + 1);
    entropy += y * Math.log(y);
  }
  return { lists, people, counts, margins: sumOverSupersets(counts.slice(), lists), logFactorials, entropy };
};

export const dataOf = (table: CaptureTable): Data => dataFromCounts(table.lists.length, countsOf(table));
