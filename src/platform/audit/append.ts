import { sql } from 'kysely';
import type { Actor } from '../actor/index.ts';
import type { Clock } from '../clock/index.ts';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';

/** Where acts without an organisation are written (a failed sign-in, a refused stranger). */
export const noOrganisation = '00000000-0000-0000-0000-000000000000';

export interface AuditEvent {
  /** The act's name in the contract: `plan.record-update`. */
  readonly act: string;
  /** `done`, or the code of the refusal. */
  readonly outcome: string;
  /** Ids of the records that were read or changed. */
  readonly records?: readonly Id[];
  /** Counts, hashes and codes. Never a name, a text or an address. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** Adds one entry to the organisation's chain, in the transaction of the act itself. Entries hold ids and hashes, no personal data. */
export const appendAudit = async (tx: Tx, clock: Clock, actor: Actor, event: AuditEvent): Promise<void> => {
  const { act, outcome, records = [], details = {} } = event;
  const text = Object.keys(details).length === 0 ? '' : JSON.stringify(details, Object.keys(details).sort());
  await sql`select audit.append(${actor.orgId ?? noOrganisation}::uuid, ${clock.millis() * 1000}::bigint, ${actor.kind},
    ${actor.userId}::uuid, ${actor.channel}, ${act}, ${outcome}, ${`{${records.join(',')}}`}::uuid[], ${text})`.execute(
    tx,
  );
};
