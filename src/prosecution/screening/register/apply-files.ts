import { nameOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { screening, versionNumber } from '../queries.ts';
import type { ImportRow, ListRow } from '../tables.ts';
import type { Gathered, GatheredList } from './gather.ts';
import type { ListPlan } from './imports/contract.ts';
import { factsOf, importerVersion } from './known-lists.ts';
import { lockList, planFor } from './plan-import.ts';
import { mappingOf, readImport, type Work } from './read-import.ts';
import { storeVersion } from './store-version.ts';

/** The list's row, made on the first import. */
const ensureList = async ({ kernel, orgId }: Work, tx: Tx, row: ImportRow, list: string): Promise<ListRow> => {
  const facts = factsOf(list, mappingOf(row));
  await screening(tx)
    .insertInto('screening.list')
    .values({
      org_id: orgId,
      id: list,
      title: facts.title,
      publisher: facts.publisher,
      authority: facts.authority,
      measures: [...facts.measures],
      legal_basis: facts.legalBasis,
      licence: facts.licence,
      source_url: facts.sourceUrl,
      stable_key: facts.stableKey,
      proven: facts.proven,
      max_age_hours: facts.maxAgeHours,
      max_loss: facts.maxLoss,
      shared_by: null,
      shared_at: null,
      current_seq: null,
      created_at: kernel.clock.now(),
    })
    .onConflict((c) => c.columns(['org_id', 'id']).doNothing())
    .execute();
  return (await lockList(tx, orgId, list)) ?? refuse('SCREENING_LIST_NOT_FOUND', { list });
};

/** A person looked at another state of the list than the one it is in. */
const moved = (seen: ListPlan | undefined, now: ListPlan): boolean => seen?.before?.sha256 !== now.before?.sha256;

/** Whether a person has to say why, and has not. @throws Refusal SCREENING_LIST_LOST_ENTRIES */
const requireReason = (plan: ListPlan, why: string | null): void => {
  if (plan.confirm && !why)
    refuse('SCREENING_LIST_LOST_ENTRIES', { list: plan.list, loss: plan.loss, most: plan.maxLoss });
};

interface Take {
  readonly row: ImportRow;
  readonly gathered: Gathered;
  readonly sha256: string;
  readonly why: string | null;
}

const takeOne = async (work: Work, tx: Tx, { row, gathered, sha256, why }: Take, one: GatheredList): Promise<void> => {
  const { kernel, orgId, actor, progress } = work;
  const list = await ensureList(work, tx, row, one.list);
  const plan = await planFor(tx, orgId, gathered, one, {
    sha256,
    retrievedAt: row.retrieved_at,
    mapping: mappingOf(row),
  });
  if (
    moved(
      row.report?.lists.find((seen) => seen.list === one.list),
      plan,
    )
  )
    refuse('SCREENING_PREVIEW_STALE');
  requireReason(plan, why);
  if (plan.same) return seenAgain(tx, list, row);
  const { reading } = gathered;
  const counts = gathered.lists.length === 1 ? reading.counts : countsOf(one);
  await storeVersion(
    tx,
    list,
    one,
    {
      id: newId(kernel.clock, kernel.random),
      sha256,
      publishedOn: reading.date || null,
      retrievedAt: row.retrieved_at,
      format: reading.format,
      importer: importerVersion,
      rows: reading.counts.rows,
      addresses: counts.addresses,
      identifiers: counts.identifiers,
      rejects: gathered.problems.filter(({ weight }) => weight === 'reject').length,
      problems: [...gathered.problems],
      importId: row.id,
      forcedWhy: plan.confirm ? why : null,
      appliedBy: await nameOf(tx, actor),
      appliedAt: kernel.clock.now(),
      files: row.files,
    },
    (done, total) => {
      work.signal?.throwIfAborted();
      progress(done, total, 'saving');
    },
  );
};

const countsOf = ({ entities }: GatheredList) => {
  const all = [...entities.values()].map(({ entity }) => entity);
  return {
    addresses: all.reduce((sum, { addresses }) => sum + addresses.length, 0),
    identifiers: all.reduce((sum, { identifiers }) => sum + identifiers.length, 0),
  };
};

/** The same files again: the list is as fresh as the later look at its source. */
const seenAgain = async (tx: Tx, list: ListRow, row: ImportRow): Promise<void> => {
  const current = await versionNumber(tx, list, list.current_seq);
  if (!current || current.seen_at >= row.retrieved_at) return;
  await screening(tx)
    .updateTable('screening.version')
    .set({ seen_at: row.retrieved_at })
    .where('org_id', '=', list.org_id)
    .where('list_id', '=', list.id)
    .where('seq', '=', current.seq)
    .execute();
};

/** Takes an import over, every list of it or none, in one transaction. @returns the lists */
export const applyFiles = async (work: Work, importId: Id): Promise<string[]> => {
  const { row, gathered, sha256 } = await readImport(work, importId);
  return work.transaction('apply', async (tx) => {
    for (const one of gathered.lists) await takeOne(work, tx, { row, gathered, sha256, why: row.why }, one);
    await screening(tx)
      .updateTable('screening.import')
      .set({ state: 'applied', applied_at: work.kernel.clock.now() })
      .where('org_id', '=', work.orgId)
      .where('id', '=', importId)
      .execute();
    return gathered.lists.map(({ list }) => list);
  });
};
