import type { Id } from '../../../../platform/contract/index.ts';
import { orRefuse, refuse } from '../../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../../platform/kernel/index.ts';
import { namedRecipient, organisationName, recipientNames } from '../../../consent/index.ts';
import { isCodeOf, knowledgeOn } from '../../record/fields.ts';
import { referrals } from '../queries.ts';
import type { CapacityQuestionRow } from '../tables.ts';
import {
  answerCapacity as answerContract,
  askCapacity as askContract,
  askedCapacity as askedContract,
  type CapacityAsk,
  capacityQuestions as inboxContract,
} from './contract.ts';

const hour = 3_600_000;
/** A bed is known for a day, other room for two weeks. */
const freshFor = (need: string): number => (need === 'shelter' ? 24 : 14 * 24) * hour;

const viewOf = ({ clock }: Context, row: CapacityQuestionRow, other: string) => {
  const old = row.answered_at !== null && clock.millis() >= Date.parse(row.answered_at) + freshFor(row.need);
  const answered = old ? ('unknown' as const) : ('answered' as const);
  return {
    id: row.id,
    asked: {
      need: row.need,
      adults: row.adults,
      children: row.children,
      language: row.language,
      from: row.from_day,
      nights: row.nights,
      accommodation: row.accommodation,
      animals: row.animals,
    },
    askedAt: row.asked_at,
    other,
    answer: row.answer,
    wait: row.wait,
    answeredAt: row.answered_at,
    standing: row.answered_at === null ? ('open' as const) : answered,
  };
};

const requireCodes = ({ kernel, clock }: Context, { need, accommodation }: CapacityAsk): void => {
  const knowledge = knowledgeOn(kernel.packs, clock.today());
  if (!isCodeOf(knowledge, 'codes.service-type', need)) refuse('CASEWORK_CODE_UNKNOWN', {}, [{ field: 'asked.need' }]);
  if (!accommodation.every((code) => isCodeOf(knowledge, 'codes.accommodation', code)))
    refuse('CASEWORK_CODE_UNKNOWN', {}, [{ field: 'asked.accommodation' }]);
};

/** Asks each of the organisations, none of which sees the others. */
export const askCapacity = useCase(askContract, async (context, { organisationIds, asked }) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  requireCodes(context, asked);
  const from = asked.from ?? clock.today();
  if (from < clock.today()) refuse('CASEWORK_DAY_PAST', {}, [{ field: 'asked.from' }]);
  const whom = [...new Set(organisationIds)];
  for (const organisationId of whom) await namedRecipient(context, { organisationId });
  const name = await organisationName(tx, orgId);
  const rows = whom.map((organisationId): CapacityQuestionRow => {
    const { need, adults, children, language, nights, accommodation, animals } = asked;
    return {
      org_id: organisationId,
      id: newId(),
      asker_id: orgId,
      asker_name: name,
      need,
      adults,
      children,
      language,
      from_day: from,
      nights,
      accommodation,
      animals,
      asked_at: clock.now(),
      asked_by: actor.userId,
      answer: null,
      wait: null,
      answered_at: null,
      answered_by: null,
    };
  });
  await referrals(tx).insertInto('casework.capacity_question').values(rows).execute();
  const ids = rows.map(({ id }) => id);
  note(ids, { asked: ids.length });
  return { ids };
});

const page = async (
  context: Context,
  column: 'org_id' | 'asker_id',
  { limit, offset }: { readonly limit: number; readonly offset: number },
) => {
  const { tx, orgId, note } = context;
  const all = referrals(tx).selectFrom('casework.capacity_question').where(column, '=', orgId);
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all
    .selectAll()
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  note([], { found: Number(total) });
  return { rows, total: Number(total), limit, offset };
};

/** What the own organisation asked. */
export const askedCapacity = useCase(askedContract, async (context, paging) => {
  const { rows, ...rest } = await page(context, 'asker_id', paging);
  const names = await recipientNames(
    context,
    rows.map(({ org_id }) => ({ id: org_id, kind: 'organisation' })),
  );
  return { rows: rows.map((row) => viewOf(context, row, names.get(row.org_id) ?? '')), ...rest };
});

/** What the own organisation is asked. */
export const capacityQuestions = useCase(inboxContract, async (context, paging) => {
  const { rows, ...rest } = await page(context, 'org_id', paging);
  return { rows: rows.map((row) => viewOf(context, row, row.asker_name)), ...rest };
});

/** Answers one question. */
export const answerCapacity = useCase(answerContract, async (context, { questionId, answer, wait }) => {
  const { actor, clock, note } = context;
  if (wait !== null && answer !== 'waitlist') refuse('REFERRAL_WAIT_WITHOUT_LIST', {}, [{ field: 'wait' }]);
  const row = await answered(context, questionId, {
    answer,
    wait,
    answered_at: clock.now(),
    answered_by: actor.userId,
  });
  note([questionId], { answer });
  return viewOf(context, row, row.asker_name);
});

const answered = (
  { tx, orgId }: Context,
  id: Id,
  answer: Pick<CapacityQuestionRow, 'answer' | 'wait' | 'answered_at' | 'answered_by'>,
): Promise<CapacityQuestionRow> =>
  referrals(tx)
    .updateTable('casework.capacity_question')
    .set(answer)
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
    .then(orRefuse());
