import type { Input } from '../../../platform/contract/index.ts';
import { json } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { chainChanged } from '../stored/keep-chain.ts';
import { decideAnswer as contract } from './contract.ts';
import { answerTo, lockedRequest } from './desk.ts';
import { mailSentBack } from './mails.ts';
import { papers } from './queries.ts';
import type { AnswerRow, RequestRow } from './tables.ts';
import { takeFile, takeLots, takeSupplier } from './take-over.ts';

type Said = AnswerRow['body'];

/** The rows that were chosen. @throws Refusal SUPPLY_NOT_SAID where one is none of the answer */
const chosen = <T extends { readonly id: string }>(rows: readonly T[], ids: readonly string[], field: string): T[] =>
  ids.map((id) => rows.find((one) => one.id === id) ?? refuse('SUPPLY_NOT_SAID', {}, [{ field }]));

const setAnswer = async (
  { tx, orgId, actor, clock }: Context,
  requestId: string,
  values: Pick<AnswerRow, 'state' | 'refused_why' | 'refused_words'>,
): Promise<void> => {
  await papers(tx)
    .updateTable('supply.answer')
    .set({ ...values, decided_by: actor.userId, decided_at: clock.now() })
    .where('org_id', '=', orgId)
    .where('request_id', '=', requestId)
    .execute();
};

/** Takes over what a supplier said: each supplier it named as a site with a declared link, each lot with the link that was asked about, each file as a document with it. */
export const decideAnswer = useCase(contract, async (context, input) => {
  const { requestId, decision, answerAt, makeDocumented, reason, why, toSupplier } = input;
  const { kernel, actor, note } = context;
  const row = await lockedRequest(context, requestId);
  permit(kernel.roles, policy, actor, 'write supply', row);
  const answer = await answerTo(context, requestId);
  if (answer?.state !== 'held') return refuse('SUPPLY_ANSWER_NOT_HERE');
  if (answerAt !== undefined && answerAt !== answer.received_at) refuse('SUPPLY_ANSWER_CHANGED');
  if (decision === 'refuse') {
    if (makeDocumented) refuse('SUPPLY_DOCUMENTED_UNFIT', {}, [{ field: 'files' }]);
    if (why === undefined) return refuse('SUPPLY_REFUSE_WHY', {}, [{ field: 'why' }]);
    await setAnswer(context, requestId, { state: 'refused', refused_why: why, refused_words: toSupplier });
    const { email, due_on: dueOn, language } = row;
    if (email !== null) await mailSentBack(context, { email, dueOn, language });
    note(requestId, { decision, why });
    return { id: requestId, links: [], documents: [], documentedLink: null };
  }
  const taken = await takeOver(context, row, answer.body, input);
  await setAnswer(context, requestId, { state: 'accepted', refused_why: null, refused_words: '' });
  const { links, documents, lots, documentedLink } = taken;
  const because = documentedLink === null || reason === undefined ? {} : { documentedLink, reason };
  note(requestId, { decision, links: links.length, documents: documents.length, lots, ...because });
  return { id: requestId, links, documents, documentedLink };
});

type Choice = Input<typeof contract>;

const takeOver = async (context: Context, row: RequestRow, said: Said, choice: Choice) => {
  const { tx, orgId, clock } = context;
  const { makeDocumented, reason } = choice;
  const asker = row.site_id ?? refuse('SUPPLY_ASKER_FIRST');
  if (makeDocumented && reason === undefined) refuse('SUPPLY_DOCUMENTED_WHY', {}, [{ field: 'reason' }]);
  const known = new Map(choice.known.map(({ supplierId, siteId }) => [supplierId, siteId]));
  const links: string[] = [];
  for (const named of chosen(said.suppliers, choice.suppliers, 'suppliers'))
    links.push(await takeSupplier(context, row, asker, { named, siteId: known.get(named.id) }));
  await takeLots(context, row, asker, chosen(said.lots, choice.lots, 'lots'));
  const documents: string[] = [];
  for (const id of choice.files) documents.push(...(await takeFile(context, row, id)));
  const documentedLink = makeDocumented ? row.link_id : null;
  if (makeDocumented && (documentedLink === null || documents.length === 0))
    refuse('SUPPLY_DOCUMENTED_UNFIT', {}, [{ field: 'files' }]);
  const change = {
    ...(said.quantity ? { amount: json(said.quantity) } : {}),
    ...(documentedLink === null ? {} : { status: 'documented' as const }),
  };
  if (row.link_id !== null && Object.keys(change).length > 0)
    await papers(tx)
      .updateTable('supply.link')
      .set(change)
      .where('org_id', '=', orgId)
      .where('id', '=', row.link_id)
      .execute();
  await chainChanged({ tx, orgId, clock });
  return { links, documents, lots: choice.lots.length, documentedLink };
};
