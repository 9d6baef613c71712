import {
  type CaptureTable,
  canonicalText,
  dropList,
  estimate,
  fillWithheld,
  mergeLists,
  prevalenceVersion,
  readCaptureTable,
  sensitivity,
} from '../../../engines/prevalence/index.ts';
import { readTable } from '../../../engines/sheets/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { refusing, refusingLater } from '../refused.ts';
import type { StudyFile, StudyResult } from './contract.ts';

/** Counts below this point at people; they are shown as a range. */
const smallest = 11;

/** The capture table of a study, merged and cut as it says. @throws Refusal PREVALENCE_… with row and column */
export const tableOfStudy = ({ table, merge, drop }: Pick<StudyFile, 'table' | 'merge' | 'drop'>): CaptureTable => {
  const text = typeof table === 'string' ? table : table.join('\n');
  return refusing('', () => {
    let read = readCaptureTable(readTable(new TextEncoder().encode(text)).sheets[0]?.rows ?? []);
    for (const lists of merge) read = mergeLists(read, lists);
    for (const list of drop) read = dropList(read, list);
    if (read.lists.length < 2) refuse('PREVALENCE_LISTS_NUMBER', { found: read.lists.length, most: 10 });
    if (read.cells.length === 0) refuse('PREVALENCE_NOBODY');
    return read;
  });
};

const shownCells = (table: CaptureTable, showSmallCounts: boolean): StudyResult['table'] =>
  table.cells.map(({ history, count, censored }) => {
    const small = !showSmallCounts && count > 0 && count < smallest;
    const range = censored ?? (small ? { from: 1, to: smallest - 1 } : { from: count, to: count });
    return { on: table.lists.filter((_, j) => history & (1 << j)), from: range.from, to: range.to };
  });

export interface RunStudy {
  /** The moment of the run, as the clock gives it. */
  readonly madeAt: string;
  readonly threads?: number;
  readonly progress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Share of the work that estimates take; the rest is sensitivity. */
const estimating = 0.8;

/** Everything a study says, from one file. The same file gives the same numbers. */
export const runStudy = async (study: StudyFile, { madeAt, progress, ...run }: RunStudy): Promise<StudyResult> => {
  const table = tableOfStudy(study);
  const { methods, order, bootstrap, level, seed } = study.settings;
  return refusingLater('', async () => {
    const found = await estimate(table, {
      ...(methods && methods.length > 0 ? { methods } : {}),
      ...(order === undefined ? {} : { order }),
      bootstrap,
      level,
      seed,
      ...run,
      progress: (_, share) => progress?.(share * estimating),
    });
    const looks = await sensitivity(fillWithheld(table), {
      replicates: Math.max(bootstrap, 100),
      level,
      seed,
      ...run,
    });
    progress?.(1);
    const plain = (lists: readonly string[]): string[] => [...lists];
    return {
      tableHash: sha256(study.salt === '' ? canonicalText(table) : `${canonicalText(table)}\n${study.salt}`),
      lists: plain(table.lists),
      cases: found.cases,
      cells: found.cells,
      table: shownCells(table, study.showSmallCounts),
      notes: found.notes.map(({ code, lists }) => ({ code, lists: plain(lists) })),
      estimates: found.estimates.map(({ lists, ...one }) => ({
        ...one,
        model: plain(one.model),
        notes: plain(one.notes),
        ...(lists ? { lists: plain(lists) } : {}),
      })),
      models: found.models,
      verdict: found.verdict,
      sensitivity: {
        withoutList: looks.withoutList.map(({ list, people, total }) => ({ list, people, total })),
        mergedPairs: looks.mergedPairs.map(({ pair, people, total }) => ({ pair: plain(pair), people, total })),
        consistency: [...looks.consistency],
        // the count of a cell stands in the table, where small ones are withheld
        influence: looks.influence.map(({ lists, change }) => ({ lists: plain(lists), change })),
        withheld: looks.withheld,
      },
      settings: study.settings,
      version: prevalenceVersion,
      madeAt,
    };
  });
};
