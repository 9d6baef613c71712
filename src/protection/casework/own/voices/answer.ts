import type { z } from 'zod';
import { organisationById } from '../../../../platform/accounts/queries.ts';
import { orRefuse, refuse } from '../../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../../platform/kernel/index.ts';
import { own } from '../queries.ts';
import type { VoiceRow } from '../tables.ts';
import { answerVoice as answerContract, listVoices as listContract } from './contract.ts';
import { voicePlace } from './voice.ts';

const textsOf = async (
  { kernel, tx, orgId }: Context,
  rows: readonly VoiceRow[],
  column: 'text' | 'answer',
): Promise<ReadonlyMap<string, string>> => {
  const there = rows.flatMap((row) => {
    const sealed = row[`${column}_sealed`];
    return sealed ? [{ id: row.id, ...voicePlace(row, column), sealed }] : [];
  });
  const plain = await kernel.vault.openAll(tx, orgId, there);
  return new Map(
    there.flatMap(({ id }, i) => (plain[i] ? [[id, Buffer.from(plain[i]).toString('utf8')] as const] : [])),
  );
};

const viewsOf = async (
  context: Context,
  rows: readonly VoiceRow[],
): Promise<z.input<typeof answerContract.gives>[]> => {
  const { tx, orgId, clock } = context;
  const [texts, answers] = [await textsOf(context, rows, 'text'), await textsOf(context, rows, 'answer')];
  const ids = rows.flatMap(({ survivor_id }) => survivor_id ?? []);
  const about =
    ids.length === 0
      ? []
      : await own(tx)
          .selectFrom('casework.survivor')
          .select(['id', 'code'])
          .where('org_id', '=', orgId)
          .where('id', 'in', ids)
          .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    text: texts.get(row.id) ?? null,
    survivor: about.find(({ id }) => id === row.survivor_id) ?? null,
    saidAt: row.said_at,
    dueOn: row.due_on,
    late: row.answered_at === null && row.due_on < clock.today(),
    answeredAt: row.answered_at,
    outcome: row.outcome,
    answer: answers.get(row.id) ?? null,
    published: row.published_said && row.published_did ? { said: row.published_said, did: row.published_did } : null,
  }));
};

export const listVoices = useCase(listContract, async (context, { limit, offset }) => {
  const { tx, orgId, note } = context;
  const all = own(tx).selectFrom('casework.voice').where('org_id', '=', orgId);
  const rows = await all
    .selectAll()
    .orderBy('answered_at', (order) => order.desc().nullsFirst())
    .orderBy('due_on')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  note(
    rows.map(({ id }) => id),
    { rows: rows.length },
  );
  return {
    rows: await viewsOf(context, rows),
    total: Number(total),
    limit,
    offset,
    house: (await organisationById(tx, orgId))?.slug ?? '',
  };
});

/** An answer is given once: whoever wrote may have read it already. */
export const answerVoice = useCase(answerContract, async (context, input) => {
  const { kernel, tx, orgId, actor, clock, note } = context;
  const { voiceId, outcome, answer, publishedSaid, publishedDid } = input;
  const row = await own(tx)
    .selectFrom('casework.voice')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', voiceId)
    .forUpdate()
    .executeTakeFirst()
    .then(orRefuse());
  if (row.answered_at !== null) refuse('VOICE_ANSWERED');
  const both = publishedSaid && publishedDid ? { said: publishedSaid, did: publishedDid } : null;
  const answered = await own(tx)
    .updateTable('casework.voice')
    .set({
      answered_at: clock.now(),
      answered_by: actor.userId,
      outcome,
      answer_sealed: await kernel.vault.seal(tx, voicePlace(row, 'answer'), answer),
      published_said: both?.said ?? null,
      published_did: both?.did ?? null,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', voiceId)
    .returningAll()
    .executeTakeFirstOrThrow();
  note(voiceId, { outcome, published: both !== null });
  return orRefuse()((await viewsOf(context, [answered]))[0]);
});
