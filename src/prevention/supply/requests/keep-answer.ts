import { sql } from 'kysely';
import { publicActor } from '../../../platform/actor/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { json } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { type AnswerBody, emptyAnswer } from './body.ts';
import { saysNothing } from './change-answer.ts';
import { papers } from './queries.ts';
import type { Held } from './token.ts';

export const answerOf = ({ tx, orgId, row }: Held) =>
  papers(tx)
    .selectFrom('supply.answer')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('request_id', '=', row.id)
    .executeTakeFirst();

/** Files of an answer that nobody has taken over. */
export const filesOf = ({ tx, orgId, row }: Held) =>
  papers(tx)
    .selectFrom('supply.file')
    .select(['id', 'type', 'name', 'sha256'])
    .where('org_id', '=', orgId)
    .where('request_id', '=', row.id)
    .orderBy('added_at')
    .orderBy('id')
    .execute();

/** What was told so far. @throws Refusal SUPPLY_ANSWER_CLOSED */
export const openBody = async (held: Held): Promise<AnswerBody> => {
  const answer = await answerOf(held);
  if (answer?.state === 'accepted') refuse('SUPPLY_ANSWER_CLOSED');
  return answer?.body ?? emptyAnswer;
};

/** Keeps what was told. What was sent already stays sent; what was refused is begun anew. */
export const keepBody = ({ clock }: Pick<Kernel, 'clock'>, { tx, orgId, row }: Held, body: AnswerBody) =>
  papers(tx)
    .insertInto('supply.answer')
    .values({
      ...{ org_id: orgId, request_id: row.id, body: json(body), received_at: clock.now(), state: 'begun' },
      ...{ decided_by: null, decided_at: null, refused_why: null, refused_words: '' },
    })
    .onConflict((on) =>
      on.columns(['org_id', 'request_id']).doUpdateSet({
        body: json(body),
        received_at: clock.now(),
        state: sql<'held' | 'begun'>`case when answer.state = 'held' then 'held' else 'begun' end`,
      }),
    )
    .execute();

/** Sends what is kept: from now on it waits for a decision. @throws Refusal SUPPLY_ANSWER_EMPTY */
export const sendBody = async ({ clock }: Pick<Kernel, 'clock'>, held: Held): Promise<void> => {
  const { tx, orgId, row } = held;
  const answer = await answerOf(held);
  if ((!answer || saysNothing(answer.body)) && (await filesOf(held)).length === 0) refuse('SUPPLY_ANSWER_EMPTY');
  const sent = { state: 'held' as const, received_at: clock.now(), refused_why: null, refused_words: '' };
  await papers(tx)
    .updateTable('supply.answer')
    .set({ ...sent, decided_by: null, decided_at: null })
    .where('org_id', '=', orgId)
    .where('request_id', '=', row.id)
    .execute();
};

/** The holder of a link as an actor of the request; the request stands for the person. */
export const holderOf = ({ orgId, row }: { readonly orgId: Id; readonly row: Held['row'] }) => ({
  ...publicActor(row.language, 'web'),
  kind: 'link' as const,
  orgId,
  sessionId: row.id,
});

/** What the holder of the link did leaves an entry as everybody's acts do. */
export const done = ({ clock }: Pick<Kernel, 'clock'>, held: Held, act: string): Promise<void> =>
  appendAudit(held.tx, clock, holderOf(held), { act, outcome: 'done', records: [held.row.id] });
