import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import type { ListedEntity } from '../lists/entity.ts';
import { toStatements } from '../lists/to-ftm.ts';
import { listInSight, listsInSight, screening, versionById, versionNumber, versionsOf } from '../queries.ts';
import { keyOf } from '../search/cards.ts';
import type { ListRow, VersionRow } from '../tables.ts';
import {
  listEntities as entitiesContract,
  openEntity as openContract,
  entityStatements as statementsContract,
} from './contract.ts';
import { entityView, refOf } from './views.ts';

interface Found {
  readonly entity: ListedEntity;
  readonly hash: string;
}

const spans = (tx: Tx, list: ListRow, seq: number) =>
  screening(tx)
    .selectFrom('screening.span as s')
    .innerJoin('screening.entity as e', (j) =>
      j.onRef('e.org_id', '=', 's.org_id').onRef('e.list_id', '=', 's.list_id').onRef('e.hash', '=', 's.hash'),
    )
    .where('s.org_id', '=', list.org_id)
    .where('s.list_id', '=', list.id)
    .where('s.from_seq', '<=', seq)
    .where((w) => w.or([w('s.to_seq', 'is', null), w('s.to_seq', '>', seq)]));

/** A party as a version has it; undefined where it has none of this id. */
export const entityIn = async (tx: Tx, list: ListRow, seq: number, sourceId: string): Promise<Found | undefined> => {
  const row = await spans(tx, list, seq)
    .select(['e.body', 's.hash'])
    .where('s.source_id', '=', sourceId)
    .executeTakeFirst();
  return row && { entity: row.body, hash: row.hash };
};

/** Every entity of a version, in the order of the list's ids. */
export const entitiesIn = async (tx: Tx, list: ListRow, seq: number): Promise<Found[]> => {
  const rows = await spans(tx, list, seq).select(['e.body', 's.hash']).orderBy('s.source_id').execute();
  return rows.map(({ body, hash }) => ({ entity: body, hash }));
};

const versionAsked = async (tx: Tx, list: ListRow, versionId: Id | undefined): Promise<VersionRow> =>
  versionId
    ? versionById(tx, list, versionId)
    : ((await versionNumber(tx, list, list.current_seq)) ?? refuse('SCREENING_VERSION_NOT_FOUND'));

/** The entries of one party on the other lists: those this one points to, and those that point to it. */
const membersOf = async (tx: Tx, lists: readonly ListRow[], { entity }: Found) => {
  const own = keyOf({ list: entity.listId, sourceId: entity.sourceId });
  const found = [];
  for (const list of lists) {
    const version = await versionNumber(tx, list, list.current_seq);
    if (!version) continue;
    const pointedTo = entity.sameAs
      .filter((key) => key.startsWith(`${list.id}/`))
      .map((key) => key.slice(list.id.length + 1));
    const rows = await spans(tx, list, version.seq)
      .select(['e.body', 's.hash', 's.source_id'])
      .where((w) =>
        w.or([
          w('s.source_id', 'in', pointedTo.length > 0 ? pointedTo : ['']),
          w('e.body', '@>', JSON.stringify({ sameAs: [own] }) as never),
        ]),
      )
      .limit(50)
      .execute();
    for (const { body, hash } of rows) {
      if (keyOf({ list: list.id, sourceId: body.sourceId }) !== own) found.push(entityView(body, hash, refOf(version)));
    }
  }
  return found;
};

/** A listed party with its raw row, its entries elsewhere, and how it read before. */
export const openEntity = useCase(openContract, async ({ tx, orgId }, { list: id, sourceId, versionId }) => {
  const lists = await listsInSight(tx, orgId);
  const list = await listInSight(tx, orgId, id);
  const version = await versionAsked(tx, list, versionId);
  const found = orRefuse('SCREENING_ENTITY_NOT_FOUND')(await entityIn(tx, list, version.seq, sourceId));
  const versions = new Map((await versionsOf(tx, list)).map((one) => [one.seq, refOf(one)]));
  const history = await screening(tx)
    .selectFrom('screening.span')
    .select(['from_seq', 'to_seq', 'hash'])
    .where('org_id', '=', list.org_id)
    .where('list_id', '=', list.id)
    .where('source_id', '=', sourceId)
    .orderBy('from_seq')
    .execute();
  return {
    entity: entityView(found.entity, found.hash, refOf(version)),
    members: await membersOf(tx, lists, found),
    history: history.flatMap(({ from_seq, to_seq, hash }) => {
      const from = versions.get(from_seq);
      return from ? [{ from, until: to_seq === null ? null : (versions.get(to_seq) ?? null), hash }] : [];
    }),
  };
});

/** The same as statements of the FollowTheMoney model, worked out of what is stored. */
export const entityStatements = useCase(
  statementsContract,
  async ({ tx, orgId }, { list: id, sourceId, versionId }) => {
    const list = await listInSight(tx, orgId, id);
    const version = await versionAsked(tx, list, versionId);
    const found = orRefuse('SCREENING_ENTITY_NOT_FOUND')(await entityIn(tx, list, version.seq, sourceId));
    return toStatements(found.entity, version.sha256).map((one) => ({ ...one }));
  },
);

export const listEntities = useCase(entitiesContract, async ({ tx, orgId }, { list: id, versionId, limit, offset }) => {
  const list = await listInSight(tx, orgId, id);
  const version = await versionAsked(tx, list, versionId);
  const rows = await spans(tx, list, version.seq)
    .select(['s.source_id as sourceId', 'e.caption', 'e.schema', 's.hash'])
    .orderBy('s.source_id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total: version.entities, limit, offset };
});
