import { sql } from 'kysely';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { listInSight, listsInSight, screening, versionById, versionNumber, versionsOf } from '../queries.ts';
import type { ListRow, VersionRow } from '../tables.ts';
import {
  knownLists as knownContract,
  listLists as listContract,
  openList as openContract,
  rawFile as rawContract,
  setList as setContract,
  shareList as shareContract,
  openVersion as versionContract,
} from './contract.ts';
import { knownListTable } from './known-lists.ts';
import { rawPieces, wholeFile } from './raw-files.ts';
import { ageOf, problemsIn, versionLine } from './views.ts';

const lineOf = (list: ListRow, current: VersionRow | undefined, versions: number, { orgId, clock }: Context) => {
  const ageHours = current ? ageOf(current, clock.millis()) : null;
  return {
    id: list.id,
    title: list.title,
    publisher: list.publisher,
    authority: list.authority,
    measures: list.measures,
    proven: list.proven,
    borrowed: list.org_id !== orgId,
    shared: list.shared_by !== null,
    maxAgeHours: list.max_age_hours,
    maxLoss: list.max_loss,
    versions,
    current: current ? versionLine(current, list) : null,
    ageHours,
    stale: ageHours !== null && ageHours > list.max_age_hours,
  };
};

/** Own lists and those opened to all, each with its newest version. */
export const listLists = useCase(listContract, async (context) => {
  const { tx, orgId } = context;
  const lists = await listsInSight(tx, orgId);
  const { rows: counted } = await sql<{ org_id: string; list_id: string; n: number }>`
    select org_id, list_id, count(*) as n from screening.version group by org_id, list_id`.execute(tx);
  const counts = new Map(counted.map((row) => [`${row.org_id} ${row.list_id}`, row.n]));
  const lines = [];
  for (const list of lists) {
    const current = await versionNumber(tx, list, list.current_seq);
    lines.push(lineOf(list, current, counts.get(`${list.org_id} ${list.id}`) ?? 0, context));
  }
  return lines;
});

export const openList = useCase(openContract, async (context, { list: id }) => {
  const list = await listInSight(context.tx, context.orgId, id);
  const history = await versionsOf(context.tx, list);
  const current = history.find(({ seq }) => seq === list.current_seq);
  return {
    ...lineOf(list, current, history.length, context),
    legalBasis: list.legal_basis,
    licence: list.licence,
    sourceUrl: list.source_url,
    stableKey: list.stable_key,
    history: history.map((version) => versionLine(version, list)),
  };
});

export const openVersion = useCase(versionContract, async ({ tx, orgId, t, note }, { list: id, versionId }) => {
  const list = await listInSight(tx, orgId, id);
  const version = await versionById(tx, list, versionId);
  note(versionId);
  const files = await screening(tx)
    .selectFrom('screening.version_file as f')
    .innerJoin('screening.raw_file as r', (j) =>
      j.onRef('r.org_id', '=', 'f.org_id').onRef('r.sha256', '=', 'f.sha256'),
    )
    .select(['f.name', 'f.sha256', 'r.size'])
    .where('f.org_id', '=', list.org_id)
    .where('f.list_id', '=', list.id)
    .where('f.seq', '=', version.seq)
    .orderBy('f.ord')
    .execute();
  return {
    ...versionLine(version, list),
    list: list.id,
    contentHash: version.content_hash,
    rows: version.rows,
    addresses: version.addresses,
    identifiers: version.identifiers,
    files,
    problems: problemsIn(t, version.problems),
  };
});

export const rawFile = useCase(rawContract, async ({ tx, orgId, note }, { list: id, versionId, sha256 }) => {
  const list = await listInSight(tx, orgId, id);
  const version = await versionById(tx, list, versionId);
  const file = await screening(tx)
    .selectFrom('screening.version_file')
    .select('name')
    .where('org_id', '=', list.org_id)
    .where('list_id', '=', list.id)
    .where('seq', '=', version.seq)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
    .then(orRefuse('SCREENING_FILE_NOT_FOUND'));
  note(versionId, { file: sha256 });
  const bytes = await wholeFile(await rawPieces(tx, list.org_id, sha256));
  return { bytes, type: 'application/octet-stream', name: file.name.replace(/^.*\//, '') };
});

/** A list of the own organisation. @throws Refusal SCREENING_LIST_NOT_FOUND, SCREENING_LIST_BORROWED */
const ownList = async (
  { tx, orgId, kernel, actor }: Context,
  id: string,
  permission: 'write screening-list' | 'share screening-list',
) => {
  const list = await listInSight(tx, orgId, id);
  if (list.org_id !== orgId) refuse('SCREENING_LIST_BORROWED', { list: id });
  permit(kernel.roles, policy, actor, permission, list);
  return list;
};

export const setList = useCase(setContract, async (context, { list: id, maxAgeHours, maxLoss }) => {
  const list = await ownList(context, id, 'write screening-list');
  await screening(context.tx)
    .updateTable('screening.list')
    .set({ max_age_hours: maxAgeHours, max_loss: maxLoss })
    .where('org_id', '=', list.org_id)
    .where('id', '=', list.id)
    .execute();
  context.note([], { list: id, maxAgeHours, maxLoss });
  return { id, maxAgeHours, maxLoss };
});

/** Opens a list to all, or closes it. Who used it meanwhile keeps the record of what it said. */
export const shareList = useCase(shareContract, async (context, { list: id, shared }) => {
  const { tx, actor, clock, note } = context;
  const list = await ownList(context, id, 'share screening-list');
  await screening(tx)
    .updateTable('screening.list')
    .set(shared ? { shared_by: actor.userId, shared_at: clock.now() } : { shared_by: null, shared_at: null })
    .where('org_id', '=', list.org_id)
    .where('id', '=', list.id)
    .execute();
  note([], { list: id, shared });
  return { id, shared };
});

export const knownLists = useCase(knownContract, async () =>
  knownListTable.map((one) => ({ ...one, measures: [...one.measures] })),
);
