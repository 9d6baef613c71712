import { messageId, type Post, readMessage } from '../../../engines/matching/index.ts';
import { json } from '../../../platform/db/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import type { Place } from '../../../platform/vault/index.ts';
import { matching, messagesOf } from '../queries.ts';
import type { AgreementRow, MessageRow, RoundRow } from '../tables.ts';
import type { RoundResult } from './contract.ts';
import { blameOf, type Held, logOf, progressOf, stageOf } from './engine.ts';
import { resultOf } from './result.ts';

type Keeping = Pick<Context, 'tx' | 'orgId' | 'clock' | 'kernel'>;

/** A round's state lies under a key of its own, so that ending the round can destroy it. */
const placeOfState = (orgId: string, roundId: string): Place => ({
  orgId,
  subjectId: roundId,
  address: `matching.round.state_sealed/${roundId}`,
});
const placeOfResult = (orgId: string, { id, agreement_id }: Pick<RoundRow, 'id' | 'agreement_id'>): Place => ({
  orgId,
  subjectId: agreement_id,
  address: `matching.round.result_sealed/${id}`,
});

export const heldOf = async ({ tx, kernel, orgId }: Keeping, row: RoundRow): Promise<Held | null> => {
  if (!row.state_sealed) return null;
  const held: Held = JSON.parse(await kernel.vault.openText(tx, placeOfState(orgId, row.id), row.state_sealed));
  return held;
};

/** What a result is kept as: with the survivors it rests on, so that a release that is taken back takes its result along. */
export interface KeptResult {
  readonly result: RoundResult;
  readonly subjects: readonly string[];
}

export const keptResultOf = async (
  { tx, kernel, orgId, clock }: Keeping,
  row: RoundRow,
): Promise<KeptResult | null> => {
  if (!row.result_sealed || (row.keep_until !== null && clock.now() >= row.keep_until)) return null;
  const kept: KeptResult = JSON.parse(await kernel.vault.openText(tx, placeOfResult(orgId, row), row.result_sealed));
  return kept;
};

export const sealHeld = ({ tx, kernel, orgId }: Keeping, roundId: string, held: Held): Promise<Uint8Array> =>
  kernel.vault.seal(tx, placeOfState(orgId, roundId), JSON.stringify(held));

/** Notes a message of a round: one to be carried, one that waits for its turn, or one that was taken. */
export const noteMessage = async (
  { tx, orgId, clock }: Keeping,
  roundId: string,
  direction: MessageRow['direction'],
  bytes: Uint8Array,
): Promise<void> => {
  const { header } = readMessage(bytes);
  const { n } = await matching(tx)
    .selectFrom('matching.message')
    .select((q) => q.fn.coalesce(q.fn.max('n'), q.lit(0)).as('n'))
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow();
  await matching(tx)
    .insertInto('matching.message')
    .values({
      org_id: orgId,
      round_id: roundId,
      message_id: messageId(header),
      n: Number(n) + 1,
      direction,
      kind: header.kind,
      from_party: header.from,
      to_party: header.to,
      bytes: direction === 'in' ? null : bytes,
      at: clock.now(),
      fetched_at: null,
      answer: null,
    })
    .onConflict((on) =>
      on
        .columns(['org_id', 'round_id', 'message_id'])
        .doUpdateSet({ direction, ...(direction === 'in' ? { bytes: null } : {}) }),
    )
    .execute();
};

const day = 86_400_000;

/**
 * Keeps what a step left: the new state sealed, what has to be carried, and, at the end, what came of it. When a round ends its key is
 * destroyed; counts, hashes and the result stay.
 */
export const keepStep = async (
  keeping: Keeping,
  row: RoundRow,
  { terms }: AgreementRow,
  { held, out }: { readonly held: Held; readonly out: readonly Post[] },
): Promise<void> => {
  const { tx, kernel, orgId, clock } = keeping;
  for (const { bytes } of out) await noteMessage(keeping, row.id, 'out', bytes);
  const stage = stageOf(held);
  const { done, steps } = progressOf(held);
  const common = { stage, done, steps, log: json(logOf(held)), revision: row.revision + 1 };
  if (stage === 'running') {
    const state_sealed = await sealHeld(keeping, row.id, held);
    await matching(tx)
      .updateTable('matching.round')
      .set({ ...common, state_sealed })
      .where('id', '=', row.id)
      .execute();
    return;
  }
  const result = stage === 'finished' ? await resultOf(terms, held) : null;
  const kept: KeptResult | null = result && { result, subjects: held.subjects };
  await matching(tx)
    .updateTable('matching.round')
    .set({
      ...common,
      state_sealed: null,
      blame: json(blameOf(held)),
      ended_at: clock.now(),
      keep_until: kept ? new Date(clock.millis() + terms.keepDays * day).toISOString() : null,
      result_sealed: kept && (await kernel.vault.seal(tx, placeOfResult(orgId, row), JSON.stringify(kept))),
    })
    .where('id', '=', row.id)
    .execute();
  for (const { message_id } of await messagesOf(tx, row.id, 'held'))
    await matching(tx)
      .updateTable('matching.message')
      .set({ direction: 'in', bytes: null })
      .where('round_id', '=', row.id)
      .where('message_id', '=', message_id)
      .execute();
  await kernel.vault.shred(tx, orgId, row.id, 'a match round has ended');
};
