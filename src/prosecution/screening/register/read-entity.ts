import { appendAudit } from '../../../platform/audit/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { useCase, useCaseInParts } from '../../../platform/kernel/index.ts';
import { toStatements } from '../lists/to-ftm.ts';
import { heldIn, listInSight, screening, versionById, versionNumber, versionsOf } from '../queries.ts';
import { keyOf, type Party } from '../search/cards.ts';
import { currentLists } from '../search/lists-used.ts';
import { type Chosen, snapshotOver } from '../search/snapshots.ts';
import type { ListRow, VersionRow } from '../tables.ts';
import {
  listEntities as entitiesContract,
  openEntity as openContract,
  entityStatements as statementsContract,
} from './contract.ts';
import { entitiesByHash, entityIn } from './stored-entities.ts';
import { entityView, refOf } from './views.ts';

const versionAsked = async (tx: Tx, list: ListRow, versionId: Id | undefined): Promise<VersionRow> =>
  versionId
    ? versionById(tx, list, versionId)
    : ((await versionNumber(tx, list, list.current_seq)) ?? refuse('SCREENING_VERSION_NOT_FOUND'));

const historyOf = async (tx: Tx, list: ListRow, sourceId: string) => {
  const versions = new Map((await versionsOf(tx, list)).map((one) => [one.seq, refOf(one)]));
  const rows = await screening(tx)
    .selectFrom('screening.span')
    .select(['from_seq', 'to_seq', 'hash'])
    .where('org_id', '=', list.org_id)
    .where('list_id', '=', list.id)
    .where('source_id', '=', sourceId)
    .orderBy('from_seq')
    .execute();
  return rows.flatMap(({ from_seq, to_seq, hash }) => {
    const from = versions.get(from_seq);
    return from ? [{ from, until: to_seq === null ? null : (versions.get(to_seq) ?? null), hash }] : [];
  });
};

/** The entries of the party on other lists as they are now: the index knows which they are. */
const membersOf = async (tx: Tx, chosen: readonly Chosen[], party: Party | undefined, own: string) => {
  const found = [];
  for (const card of party?.members ?? []) {
    const one = chosen.find(({ list }) => list.id === card.list);
    if (!one || keyOf(card) === own) continue;
    const entry = await entityIn(tx, one.list, one.version.seq, card.sourceId);
    if (entry) found.push(entityView(entry.entity, entry.hash, refOf(one.version)));
  }
  return found;
};

/** A listed party with its raw row, its entries elsewhere, and how it read before. */
export const openEntity = useCaseInParts(openContract, async ({ kernel, actor, orgId }, input) => {
  const { list: id, sourceId, versionId } = input;
  const chosen = await kernel.db.transaction(actor, async (tx) => {
    await listInSight(tx, orgId, id);
    return currentLists(tx, orgId);
  });
  const { directory } = await snapshotOver(kernel, actor, chosen);
  return kernel.db.transaction(actor, async (tx) => {
    const list = await listInSight(tx, orgId, id);
    const version = await versionAsked(tx, list, versionId);
    const found = orRefuse('SCREENING_ENTITY_NOT_FOUND')(await entityIn(tx, list, version.seq, sourceId));
    const own = keyOf({ list: id, sourceId });
    await appendAudit(tx, kernel.clock, actor, { act: openContract.name, outcome: 'done', records: [version.id] });
    return {
      entity: entityView(found.entity, found.hash, refOf(version)),
      members: await membersOf(tx, chosen, directory.party(own), own),
      history: await historyOf(tx, list, sourceId),
    };
  });
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
  const held = (await heldIn(tx, list, version.seq)).slice(offset, offset + limit);
  const bodies = await entitiesByHash(
    tx,
    list,
    held.map(({ hash }) => hash),
  );
  const rows = held.flatMap(({ source_id, hash }) => {
    const row = bodies.get(hash);
    return row ? [{ sourceId: source_id, caption: row.caption, schema: row.schema, hash }] : [];
  });
  return { rows, total: version.entities, limit, offset };
});
