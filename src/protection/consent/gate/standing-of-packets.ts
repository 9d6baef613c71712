import type { Id, Instant } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { consent } from '../queries.ts';
import { purposeTitle } from '../releases/purpose.ts';
import { fieldTitles } from '../releases/views.ts';
import type { RecallWhy } from '../tables.ts';

type Asking = Pick<Context, 'tx' | 'orgId' | 'kernel'>;
type Words = { readonly en: string; readonly es: string };

/** A packet of the own organisation, without what it holds. */
export interface SentPacket {
  readonly code: string;
  readonly releaseId: Id;
  readonly fields: readonly { readonly id: string; readonly title: Words }[];
  readonly accessUntil: Instant;
  readonly recalled: RecallWhy | null;
}

/** How packets stand that the own organisation sent, by their ids. Whether the actor may know is asked by the caller. */
export const sentPackets = async (
  { tx, orgId, kernel }: Asking,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, SentPacket>> => {
  if (ids.length === 0) return new Map();
  const rows = await consent(tx)
    .selectFrom('consent.packet')
    .select(['id', 'code', 'ground_id', 'fields', 'access_until', 'recall_why'])
    .where('org_id', '=', orgId)
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        code: row.code,
        releaseId: row.ground_id,
        fields: fieldTitles(kernel.packs, row.fields),
        accessUntil: row.access_until,
        recalled: row.recall_why,
      },
    ]),
  );
};

/** A packet that came. Why its reading ended is not among it. */
export interface ReceivedPacket {
  readonly purpose: { readonly id: string; readonly title: Words };
  readonly accessUntil: Instant;
  readonly open: boolean;
}

/** How packets stand that were sent to the own organisation, by their ids. */
export const receivedPackets = async (
  { tx, orgId, kernel, clock }: Asking & Pick<Context, 'clock'>,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, ReceivedPacket>> => {
  if (ids.length === 0) return new Map();
  const rows = await consent(tx)
    .selectFrom('consent.delivery')
    .select(['packet_id', 'purpose', 'access_until', 'recalled_at'])
    .where('org_id', '=', orgId)
    .where('packet_id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [
      row.packet_id,
      {
        purpose: { id: row.purpose, title: purposeTitle(kernel.packs, row.purpose) },
        accessUntil: row.access_until,
        open: row.recalled_at === null && clock.millis() < Date.parse(row.access_until),
      },
    ]),
  );
};
