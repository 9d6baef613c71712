import type { Tx } from '../../../platform/db/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { editionById, type KeptEdition } from '../queries.ts';
import { diffGoods } from './diff-goods.ts';
import { freshness } from './list-ages.ts';
import { renamesIn } from './rename-kind.ts';

/** An edition that lost more of its rows than this says why. */
const mostLost = 10;

type Base = Pick<Kernel, 'packs' | 'clock'>;

export const editionLine = (row: KeptEdition, { packs, clock }: Base, on: string = clock.today()) => ({
  id: row.id,
  list: row.list,
  name: row.name,
  state: row.state,
  seq: row.seq,
  publishedOn: row.published_on,
  retrievedOn: row.retrieved_on,
  parser: row.parser,
  sha256: row.sha256,
  fileName: row.file_name,
  pairs: row.pairs.length,
  goods: new Set(row.pairs.map(({ good }) => good)).size,
  ...freshness(packs, row.list, row.retrieved_on, on),
  forcedWhy: row.forced_why,
  uploadedBy: row.uploaded_by,
  appliedBy: row.applied_by,
  appliedAt: row.applied_at,
});

/** @param against another edition than the one it was previewed against */
export const editionView = async (tx: Tx, base: Base, row: KeptEdition, against: string | null = row.before_id) => {
  const before = against === null ? null : await editionById(tx, row.org_id, against);
  return {
    ...editionLine(row, base),
    rejected: row.rejected,
    warnings: row.warnings,
    diff: before && diffOf(base, before, row),
  };
};

const diffOf = ({ packs }: Base, before: KeptEdition, row: KeptEdition) => {
  const plain = (one: KeptEdition) => ({ name: one.name, pairs: one.pairs, withoutCountry: [] });
  const { raw, folded, changes } = diffGoods(plain(before), plain(row), renamesIn(packs));
  const loss = 1 - row.pairs.length / before.pairs.length;
  const lossPercent = Math.max(0, Math.round(loss * 1000) / 10);
  return {
    beforeId: before.id,
    before: before.name,
    raw,
    folded,
    changes: [...changes],
    lossPercent,
    needsReason: lossPercent > mostLost,
  };
};
