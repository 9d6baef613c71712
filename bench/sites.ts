import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/config/root.ts';
import { matchSites } from '../src/prevention/supply/sites/match-sites.ts';
import { readSuppliers } from '../src/prevention/supply/suppliers/read-suppliers.ts';
import { labelledPairs, mergedFiveFold, qualityOf } from '../src/prevention/supply/testing/labelled-sites.ts';
import { bench } from './kit/report.ts';
import { dedupeVersion, installDedupe } from './kit/site-program.ts';

const material = join(projectRoot, '..', 'shared', 'data', 'supply', 'oshub');

/** Lists of which two versions are published, with the rows of the second that are truly new: not learnt from. */
const kept = [
  ['Fall_2017_Compliance', 1],
  ['Spring_2017_Apparel', 0],
  ['Summer_2017_Compliance', 0],
  ['Summer_2018_Affiliate', 0],
  ['Summer_2019_Apparel', 0],
  ['Summer_2019_Compliance', 1],
  ['Winter_2017_Compliance', 0],
  ['Winter_2018_Apparel', 1],
  ['Winter_2019_Compliance', 0],
] as const;

const rowsOf = (folder: string, name: string) =>
  readSuppliers(readFileSync(join(material, folder, `${name}_List.csv`)), name);

await bench(
  'sites',
  'which of two entries are one site: 80 labelled pairs, five-fold, beside dedupe',
  async (report) => {
    const pairs = labelledPairs(readFileSync(join(material, 'dedupe-pairs.json'), 'utf8'));
    const ours = qualityOf(pairs, mergedFiveFold(pairs));
    report.tell('precision', '', [ours.precision]);
    report.tell('recall', '', [ours.recall]);
    report.goal('F at least 0.93', '', ours.f, ours.f >= 0.93);
    report.goal('precision at least 0.95', '', ours.precision, ours.precision >= 0.95);

    let [right, all] = [0, 0];
    for (const [name, fresh] of kept) {
      const [before, after] = [rowsOf('facility_lists', name), rowsOf('list_files', name)];
      const known = new Set(
        matchSites(before, after).flatMap(({ decision, b }) => (decision === 'same' ? [b.row] : [])),
      );
      all += after.length;
      right += after.length - Math.abs(after.filter(({ row }) => !known.has(row)).length - fresh);
    }
    report.part(`kept apart: ${all} rows of the second versions of nine lists, three of them truly new`);
    report.goal('every row is told right', 'rows', right, right === all);

    const folder = mkdtempSync(join(tmpdir(), 'fourfold-sites-'));
    try {
      const found = installDedupe(folder);
      report.part(`dedupe ${dedupeVersion} on the same pairs and folds`);
      if ('missing' in found) report.note(`dedupe was left out: ${found.missing}`);
      else {
        const scores = found.peer(pairs);
        // 0.8 is from where Open Supply Hub merges by itself, 0.5 from where it asks
        for (const from of [0.5, 0.8]) {
          const theirs = qualityOf(
            pairs,
            scores.map((score) => score >= from),
          );
          report.tell(`precision from ${from}`, '', [theirs.precision]);
          report.tell(`recall from ${from}`, '', [theirs.recall]);
          report.tell(`F from ${from}`, '', [theirs.f]);
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
