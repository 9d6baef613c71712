import type { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { orRefuse } from '../../platform/errors/index.ts';
import type { ReleaseRow, Tables } from './tables.ts';

export const consent = (tx: Tx) => tx.withTables<Tables>();

/** @throws Refusal NOT_FOUND_OR_NO_ACCESS */
export const release = (tx: Tx, releaseId: Id): Promise<ReleaseRow> =>
  consent(tx).selectFrom('consent.release').selectAll().where('id', '=', releaseId).executeTakeFirst().then(orRefuse());

/** The same, locked: what follows sees it as it is until the transaction ends. */
export const lockedRelease = (tx: Tx, releaseId: Id): Promise<ReleaseRow> =>
  consent(tx)
    .selectFrom('consent.release')
    .selectAll()
    .where('id', '=', releaseId)
    .forUpdate()
    .executeTakeFirst()
    .then(orRefuse());

export const packetsOf = (tx: Tx, subjectId: Id) =>
  consent(tx)
    .selectFrom('consent.packet')
    .select(['id', 'code', 'ground', 'ground_id', 'recipient_id', 'recipient_kind', 'purpose', 'fields', 'refused'])
    .select(['sha256', 'sent_at', 'access_until', 'recalled_at', 'recall_why'])
    .where('subject_id', '=', subjectId)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const readsOf = (tx: Tx, packetIds: readonly Id[]) =>
  packetIds.length === 0
    ? Promise.resolve([])
    : consent(tx)
        .selectFrom('consent.packet_read')
        .select(['packet_id', 'at', 'reader_org', 'way', 'outcome'])
        .where('packet_id', 'in', packetIds)
        .orderBy('at')
        .orderBy('id')
        .execute();
