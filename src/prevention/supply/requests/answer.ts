import { organisationById } from '../../../platform/accounts/queries.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type PartsContext, useCaseInParts } from '../../../platform/kernel/index.ts';
import {
  answerAsk as answerContract,
  finishAnswer as finishContract,
  tellLot as lotContract,
  openAsk as openContract,
  nameSupplier as supplierContract,
  takeBack as takeBackContract,
  keepWords as wordsContract,
} from './answer-contract.ts';
import { type AnswerBody, emptyAnswer } from './body.ts';
import { wholeAnswer, withLot, withSupplier } from './change-answer.ts';
import { answerOf, done, filesOf, keepBody, openBody, sendBody } from './keep-answer.ts';
import { materialOf } from './material-of.ts';
import { papers } from './queries.ts';
import { behindLink, type Held } from './token.ts';

/** Only those this supplier asked itself, and of them only whether they answered. */
const passedOnBy = async ({ tx, orgId, row }: Held) => {
  const rows = await papers(tx)
    .selectFrom('supply.request as r')
    .leftJoin('supply.answer as a', (on) => on.onRef('a.org_id', '=', 'r.org_id').onRef('a.request_id', '=', 'r.id'))
    .select(['r.named', 'r.named_id', 'a.state'])
    .where('r.org_id', '=', orgId)
    .where('r.parent_id', '=', row.id)
    .orderBy('r.made_at')
    .execute();
  return rows.map(({ named, named_id, state }) => ({
    supplierId: named_id,
    name: named.name,
    answered: state !== null && state !== 'begun',
  }));
};

export const openAsk = useCaseInParts(openContract, ({ kernel, clock }, { token }) =>
  behindLink(kernel, token, async (held) => {
    const { tx, orgId, row } = held;
    const answer = await answerOf(held);
    const above = row.parent_id
      ? await papers(tx)
          .selectFrom('supply.request')
          .select('named')
          .where('org_id', '=', orgId)
          .where('id', '=', row.parent_id)
          .executeTakeFirst()
      : undefined;
    if (row.opened_at === null)
      await papers(tx)
        .updateTable('supply.request')
        .set({ opened_at: clock.now() })
        .where('org_id', '=', orgId)
        .where('id', '=', row.id)
        .execute();
    await done(kernel, held, openContract.name);
    return {
      from: (await organisationById(tx, orgId))?.name ?? '',
      to: row.named.name,
      by: above?.named.name ?? null,
      asks: row.asks,
      material: await materialOf(held),
      language: row.language,
      dueOn: row.due_on,
      state: answer?.state ?? 'new',
      refusal: answer?.refused_why ? { why: answer.refused_why, words: answer.refused_words } : null,
      answer: answer?.body ?? emptyAnswer,
      files: (await filesOf(held)).map(({ id, type, name }) => ({ id, type: type ?? '', name })),
      passedOn: await passedOnBy(held),
    };
  }),
);

/** Changes what was told, under the lock of the request, so that two windows of one person lose nothing. */
const changing = <T>(
  { kernel }: PartsContext,
  { token, act }: { readonly token: string; readonly act: string },
  change: (body: AnswerBody, held: Held) => Promise<{ readonly body: AnswerBody; readonly gives: T }>,
): Promise<T> =>
  behindLink(kernel, token, async (held) => {
    const { body, gives } = await change(await openBody(held), held);
    await keepBody(kernel, held, body);
    await done(kernel, held, act);
    return gives;
  });

const received = { received: true } as const;

export const answerAsk = useCaseInParts(answerContract, (context, { token, ...said }) =>
  behindLink(context.kernel, token, async (held) => {
    await keepBody(context.kernel, held, wholeAnswer(await openBody(held), said, context.newId));
    await sendBody(context.kernel, held);
    await done(context.kernel, held, answerContract.name);
    return received;
  }),
);

export const nameSupplier = useCaseInParts(supplierContract, (context, { token, supplierId, ...said }) =>
  changing(context, { token, act: supplierContract.name }, async (before) => {
    const { body, id } = withSupplier(before, said, context.newId, supplierId);
    return { body, gives: { id } };
  }),
);

export const tellLot = useCaseInParts(lotContract, (context, { token, lotId, ...said }) =>
  changing(context, { token, act: lotContract.name }, async (before) => {
    const { body, id } = withLot(before, said, context.newId, lotId);
    return { body, gives: { id } };
  }),
);

export const keepWords = useCaseInParts(wordsContract, (context, { token, words, corrective, quantity, cannot }) =>
  changing(context, { token, act: wordsContract.name }, async (before) => ({
    body: {
      ...before,
      words: words ?? before.words,
      corrective: corrective ?? before.corrective,
      quantity: quantity === undefined ? before.quantity : quantity,
      cannot: cannot === undefined ? before.cannot : cannot,
    },
    gives: received,
  })),
);

export const finishAnswer = useCaseInParts(finishContract, ({ kernel }, { token }) =>
  behindLink(kernel, token, async (held) => {
    await openBody(held);
    await sendBody(kernel, held);
    await done(kernel, held, finishContract.name);
    return received;
  }),
);

const without = <T extends { readonly id: Id }>(rows: readonly T[], id: Id): T[] =>
  rows.some((one) => one.id === id) ? rows.filter((one) => one.id !== id) : refuse('SUPPLY_NOT_SAID');

/** A file that was not taken over goes with its key. */
const dropFile = async ({ kernel }: PartsContext, held: Held, id: Id): Promise<void> => {
  const { tx, orgId, row } = held;
  const { numDeletedRows } = await papers(tx)
    .deleteFrom('supply.file')
    .where('org_id', '=', orgId)
    .where('request_id', '=', row.id)
    .where('document_id', 'is', null)
    .where('id', '=', id)
    .executeTakeFirst();
  if (Number(numDeletedRows) === 0) refuse('SUPPLY_NOT_SAID');
  await kernel.vault.shred(tx, orgId, id, takeBackContract.name);
};

/** Ends the link of a supplier that was asked in turn and has told nothing yet. @throws Refusal SUPPLY_PASSED_ON */
const endNext = async ({ clock }: PartsContext, { tx, orgId, row }: Held, supplierId: Id): Promise<void> => {
  const asked = await papers(tx)
    .selectFrom('supply.request as r')
    .leftJoin('supply.answer as a', (on) => on.onRef('a.org_id', '=', 'r.org_id').onRef('a.request_id', '=', 'r.id'))
    .select(['r.id', 'a.state'])
    .where('r.org_id', '=', orgId)
    .where('r.parent_id', '=', row.id)
    .where('r.named_id', '=', supplierId)
    .executeTakeFirst();
  if (!asked) return;
  if (asked.state !== null) refuse('SUPPLY_PASSED_ON');
  await papers(tx)
    .updateTable('supply.request')
    .set({ revoked_at: clock.now() })
    .where('org_id', '=', orgId)
    .where('id', '=', asked.id)
    .execute();
};

export const takeBack = useCaseInParts(takeBackContract, (context, { token, what, id }) =>
  changing(context, { token, act: takeBackContract.name }, async (body, held) => {
    if (what === 'file') {
      await dropFile(context, held, id);
      return { body, gives: received };
    }
    if (what === 'lot') return { body: { ...body, lots: without(body.lots, id) }, gives: received };
    await endNext(context, held, id);
    return { body: { ...body, suppliers: without(body.suppliers, id) }, gives: received };
  }),
);
