import { cut, type Decision, decide } from '../../../engines/consent/index.ts';
import type { Id, Instant, Where } from '../../../platform/contract/index.ts';
import { json } from '../../../platform/db/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { fieldRules } from '../catalogue/record-fields.ts';
import { requireStanding } from '../circle/standing.ts';
import { consent, lockedRelease } from '../queries.ts';
import { organisationName } from '../recipients/recipient.ts';
import { releaseOf } from '../releases/release-row.ts';
import { senderOf } from '../rights.ts';
import type { FieldValue, PacketLink } from './contract.ts';
import { packetCode } from './packet-code.ts';
import { makeLink } from './packet-link.ts';
import { freeze, packetFields, placeOfSnapshot } from './snapshot.ts';

export interface Sending {
  readonly releaseId: Id;
  /** What is asked for. */
  readonly fields: readonly string[];
  /** What the record says of them; more than is asked for is fine, it stays. */
  readonly values: Readonly<Record<string, FieldValue>>;
  /** The reader's access ends here, if the release lasts longer. */
  readonly until?: Instant;
}

export interface Sent {
  readonly packetId: Id;
  readonly code: string;
  readonly decision: Decision;
  /** What was in the record and left. */
  readonly fields: readonly string[];
  readonly sha256: string;
  readonly accessUntil: Instant;
  /** For a recipient without an account; shown this once. */
  readonly link: PacketLink | null;
}

/** Why each field stays, as places a person can read. */
export const reasonsAsPlaces = ({ refused }: Decision, t: Context['t']): Where[] =>
  refused.map(({ field, reason }) => ({ field, code: reason, says: t(`consent.reason.${reason}`) }));

/**
 * The gate. Freezes what a release lets out of a record, seals it, and gives its recipient a way to read it while the release lives.
 * The only way out of a survivor's record with consent; casework calls it with the values it holds, inside an act of its own.
 *
 * @throws Refusal NOT_FOUND_OR_NO_ACCESS; CONSENT_NOTHING_MAY_LEAVE with a reason for each field; CONSENT_NOTHING_TO_SEND where the
 * record says nothing of what may leave
 */
export const sendPacket = async (context: Context, sending: Sending): Promise<Sent> => {
  const { tx, orgId, actor, kernel, clock, newId, t, note } = context;
  const { releaseId, fields, values, until } = sending;
  const row = await lockedRelease(tx, releaseId);
  const standing = await requireStanding(context, row.subject_id, 'share packet');
  const { subject_id: subject, recipient_id: to, purpose } = row;
  const decision = decide({
    release: releaseOf(row),
    request: { subject, to, purpose, fields: [...fields], ...(until ? { until } : {}) },
    sender: senderOf(context, standing),
    catalogue: fieldRules(kernel.packs, clock.today()),
    now: clock.now(),
  });
  const { accessUntil } = decision;
  if (accessUntil === null) {
    throw new Refusal('CONSENT_NOTHING_MAY_LEAVE', { count: fields.length }, reasonsAsPlaces(decision, t));
  }
  const leaving = packetFields(kernel.packs, clock.today(), cut(values, decision));
  if (leaving.length === 0) throw new Refusal('CONSENT_NOTHING_TO_SEND');

  const id = newId();
  const code = packetCode(kernel.random);
  const from = await organisationName(tx, orgId);
  const snapshot = freeze(kernel.random, id, from, leaving);
  const hash = sha256(snapshot);
  const sealed = await kernel.vault.seal(tx, placeOfSnapshot(orgId, id), snapshot);
  const sent = { code, purpose, sent_at: clock.now(), access_until: accessUntil };
  await consent(tx)
    .insertInto('consent.packet')
    .values({
      ...sent,
      org_id: orgId,
      id,
      subject_id: subject,
      ground: 'release',
      ground_id: releaseId,
      recipient_id: to,
      recipient_kind: row.recipient_kind,
      fields: leaving.map((field) => field.id),
      classes: [...new Set(leaving.map((field) => field.dataClass))],
      refused: json(Object.fromEntries(decision.refused.map(({ field, reason }) => [field, reason]))),
      snapshot_sealed: sealed,
      sha256: hash,
      sent_by: actor.userId,
      recalled_at: null,
      recalled_by: null,
      recall_why: null,
    })
    .execute();
  if (row.recipient_kind === 'organisation') {
    await consent(tx)
      .insertInto('consent.delivery')
      .values({
        ...sent,
        org_id: to,
        packet_id: id,
        sender_id: orgId,
        sender_name: from,
        recalled_at: null,
        noticed_at: null,
      })
      .execute();
  }
  const link = row.recipient_kind === 'external' ? await makeLink(context, { id, access_until: accessUntil }) : null;
  note([id, releaseId, subject], { allowed: leaving.length, refused: decision.refused.length, sha256: hash });
  return { packetId: id, code, decision, fields: leaving.map((field) => field.id), sha256: hash, accessUntil, link };
};
