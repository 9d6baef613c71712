import { cut, decideCompelled } from '../../../engines/consent/index.ts';
import type { FileBody, Id } from '../../../platform/contract/index.ts';
import { json } from '../../../platform/db/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { fieldRules } from '../catalogue/record-fields.ts';
import { requireStanding } from '../circle/standing.ts';
import type { FieldValue } from '../gate/contract.ts';
import { packetCode } from '../gate/packet-code.ts';
import { freeze, packetFields, placeOfSnapshot } from '../gate/snapshot.ts';
import { consent } from '../queries.ts';
import { organisationName } from '../recipients/recipient.ts';
import { compelledPurpose } from '../releases/purpose.ts';
import { senderOf } from '../rights.ts';
import { aboutDemand, changeDemand, demandById, demandOf, requireOpen } from './demand-row.ts';

export interface Compelled {
  readonly packetId: Id;
  readonly sha256: string;
  readonly fields: readonly string[];
  /** What is handed over, to be put on paper or under seal. The platform sends it nowhere. */
  readonly file: FileBody;
}

/**
 * Freezes the minimum set of a demand by law once nothing is missing, and hands it to the person who will give it to the court or office.
 * Casework calls it with the values it holds. The survivor sees it among what was shared.
 *
 * @throws Refusal NOT_FOUND_OR_NO_ACCESS, DEMAND_ENDED; DEMAND_NOT_READY naming every gap; CONSENT_NOTHING_TO_SEND
 */
export const discloseCompelled = async (
  context: Context,
  { demandId, values }: { readonly demandId: Id; readonly values: Readonly<Record<string, FieldValue>> },
): Promise<Compelled> => {
  const { tx, orgId, actor, kernel, clock, newId, t, note } = context;
  const row = await demandById(context, demandId);
  const standing = await requireStanding(context, row.subject_id, 'share packet');
  requireOpen(row);
  const about = await aboutDemand(context, row);
  const demand = demandOf(row, about);
  const decision = decideCompelled({
    demand,
    requested: row.fields,
    sender: senderOf(context, standing),
    catalogue: fieldRules(kernel.packs, clock.today()),
    orderedClasses: about.counsel?.sudOrder ? ['sud'] : [],
  });
  const card = await changeDemand(context, row, about);
  if (card.gaps.length > 0) throw new Refusal('DEMAND_NOT_READY', { count: card.gaps.length }, card.gaps);
  const leaving = packetFields(kernel.packs, clock.today(), cut(values, decision));
  if (leaving.length === 0) {
    const where = decision.refused.map(({ field, reason }) => ({
      field,
      code: reason,
      says: t(`consent.reason.${reason}`),
    }));
    throw new Refusal('CONSENT_NOTHING_TO_SEND', {}, where);
  }
  const id = newId();
  const snapshot = freeze(kernel.random, id, await organisationName(tx, orgId), leaving);
  const hash = sha256(snapshot);
  const code = packetCode(kernel.random);
  await consent(tx)
    .insertInto('consent.packet')
    .values({
      org_id: orgId,
      id,
      code,
      subject_id: row.subject_id,
      ground: 'disclosure',
      ground_id: demandId,
      recipient_id: demandId,
      recipient_kind: 'external',
      purpose: compelledPurpose,
      fields: leaving.map((field) => field.id),
      classes: [...new Set(leaving.map((field) => field.dataClass))],
      refused: json(Object.fromEntries(decision.refused.map(({ field, reason }) => [field, reason]))),
      snapshot_sealed: await kernel.vault.seal(tx, placeOfSnapshot(orgId, id), snapshot),
      sha256: hash,
      sent_at: clock.now(),
      sent_by: actor.userId,
      // handed over by hand: nobody reads it here
      access_until: clock.now(),
      recalled_at: null,
      recalled_by: null,
      recall_why: null,
    })
    .execute();
  await changeDemand(context, row, about, { state: 'disclosed', ended_at: clock.now(), ended_by: actor.userId });
  note([id, demandId, row.subject_id], { fields: leaving.length, sha256: hash });
  const file = { bytes: new TextEncoder().encode(snapshot), type: 'application/json', name: `${code}.json` };
  return { packetId: id, sha256: hash, fields: leaving.map((field) => field.id), file };
};
