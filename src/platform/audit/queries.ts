import { type SelectQueryBuilder, sql } from 'kysely';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import type { AuditView } from './contract.ts';
import type { AuditEntry, AuditLane, Tables } from './tables.ts';

export interface AuditFilter {
  readonly act?: string | undefined;
  readonly outcome?: string | undefined;
  readonly actorId?: Id | undefined;
  readonly recordId?: Id | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const microseconds = (instant: string): number => Date.parse(instant) * 1000;
const likeStart = (text: string): string => `${text.replace(/[\\%_]/g, '\\$&')}%`;

type Entries<O> = SelectQueryBuilder<Tables, 'audit.entry', O>;

const filtered = <O>(query: Entries<O>, orgId: Id, filter: AuditFilter): Entries<O> => {
  let q = query.where('org_id', '=', orgId);
  if (filter.act) q = q.where('act', 'like', likeStart(filter.act));
  if (filter.outcome === 'refused') q = q.where('outcome', '!=', 'done');
  else if (filter.outcome) q = q.where('outcome', '=', filter.outcome);
  if (filter.actorId) q = q.where('actor_id', '=', filter.actorId);
  if (filter.recordId) q = q.where(sql<boolean>`records @> array[${filter.recordId}::uuid]`);
  if (filter.from) q = q.where('at_us', '>=', microseconds(filter.from));
  if (filter.to) q = q.where('at_us', '<', microseconds(filter.to));
  return q;
};

export const entries = (tx: Tx, orgId: Id, filter: AuditFilter, limit: number, offset: number): Promise<AuditEntry[]> =>
  filtered(tx.withTables<Tables>().selectFrom('audit.entry').selectAll(), orgId, filter)
    .orderBy('at_us', 'desc')
    .orderBy('lane')
    .orderBy('seq', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();

export const countOf = async (tx: Tx, orgId: Id, filter: AuditFilter = {}): Promise<number> => {
  const query = tx
    .withTables<Tables>()
    .selectFrom('audit.entry')
    .select((e) => e.fn.countAll<number>().as('n'));
  const { n } = await filtered(query, orgId, filter).executeTakeFirstOrThrow();
  return Number(n);
};

export const lanes = (tx: Tx, orgId: Id): Promise<AuditLane[]> =>
  tx.withTables<Tables>().selectFrom('audit.lane').selectAll().where('org_id', '=', orgId).orderBy('lane').execute();

export const viewOf = (entry: AuditEntry, names: ReadonlyMap<Id, string>): AuditView => ({
  lane: entry.lane,
  seq: entry.seq,
  at: new Date(entry.at_us / 1000).toISOString(),
  actorKind: entry.actor_kind,
  actorId: entry.actor_id,
  actorName: entry.actor_id ? (names.get(entry.actor_id) ?? null) : null,
  channel: entry.channel,
  act: entry.act,
  outcome: entry.outcome,
  records: entry.records,
  details: entry.details === '' ? {} : (JSON.parse(entry.details) as AuditView['details']),
  hash: Buffer.from(entry.hash).toString('hex'),
});
