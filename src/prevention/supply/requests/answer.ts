import { organisationById } from '../../../platform/accounts/queries.ts';
import { publicActor } from '../../../platform/actor/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import { json } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { type PartsContext, useCaseInParts } from '../../../platform/kernel/index.ts';
import { keepFile } from '../evidence/keep-file.ts';
import {
  answerAsk as answerContract,
  sendFile as fileContract,
  openAsk as openContract,
  passOn as passOnContract,
  sayWrong as wrongContract,
} from './contract.ts';
import { putRequest } from './put-request.ts';
import { papers } from './queries.ts';
import { behindLink, type Held, pathOf } from './token.ts';

const mostFiles = 30;
const mostPassedOn = 10;
const mostGrievances = 20;

const answerOf = ({ tx, orgId, row }: Held) =>
  papers(tx)
    .selectFrom('supply.answer')
    .select(['body', 'state'])
    .where('org_id', '=', orgId)
    .where('request_id', '=', row.id)
    .executeTakeFirst();

const filesOf = ({ tx, orgId, row }: Held) =>
  papers(tx)
    .selectFrom('supply.file')
    .select(['type', 'name'])
    .where('org_id', '=', orgId)
    .where('request_id', '=', row.id)
    .orderBy('added_at')
    .execute();

/** What the holder of the link did leaves an entry as everybody's acts do; the request stands for the person. */
const done = ({ clock }: PartsContext, { tx, orgId, row }: Held, act: string): Promise<void> =>
  appendAudit(
    tx,
    clock,
    { ...publicActor(row.language, 'web'), kind: 'link', orgId, sessionId: row.id },
    { act, outcome: 'done', records: [row.id] },
  );

export const openAsk = useCaseInParts(openContract, (context, { token }) =>
  behindLink(context.kernel, token, async (held) => {
    const { tx, orgId, row } = held;
    const answer = await answerOf(held);
    const link = row.link_id
      ? await papers(tx)
          .selectFrom('supply.link as l')
          .innerJoin('supply.material as m', (on) =>
            on.onRef('m.org_id', '=', 'l.org_id').onRef('m.id', '=', 'l.material_id'),
          )
          .select('m.name')
          .where('l.org_id', '=', orgId)
          .where('l.id', '=', row.link_id)
          .executeTakeFirst()
      : undefined;
    // only those this supplier asked itself, and of them only whether they answered
    const passedOn = await papers(tx)
      .selectFrom('supply.request as r')
      .leftJoin('supply.answer as a', (on) => on.onRef('a.org_id', '=', 'r.org_id').onRef('a.request_id', '=', 'r.id'))
      .select(['r.named', 'a.state'])
      .where('r.org_id', '=', orgId)
      .where('r.parent_id', '=', row.id)
      .execute();
    if (row.opened_at === null)
      await papers(tx)
        .updateTable('supply.request')
        .set({ opened_at: context.clock.now() })
        .where('org_id', '=', orgId)
        .where('id', '=', row.id)
        .execute();
    await done(context, held, openContract.name);
    return {
      from: (await organisationById(tx, orgId))?.name ?? '',
      to: row.named.name,
      asks: row.asks,
      material: link?.name ?? null,
      language: row.language,
      dueOn: row.due_on,
      answer: answer?.body ?? null,
      files: (await filesOf(held)).map(({ type, name }) => ({ type: type ?? '', name })),
      passedOn: passedOn.map(({ named, state }) => ({ name: named.name, answered: state !== null })),
      closed: answer !== undefined && answer.state !== 'held',
    };
  }),
);

const stillOpen = async (held: Held) => {
  const answer = await answerOf(held);
  if (answer && answer.state !== 'held') refuse('SUPPLY_ANSWER_CLOSED');
  return answer;
};

const putAnswer = async ({ clock }: PartsContext, { tx, orgId, row }: Held, body: Parameters<typeof json>[0]) => {
  const values = { body: json(body) as never, received_at: clock.now(), state: 'held' as const };
  await papers(tx)
    .insertInto('supply.answer')
    .values({ org_id: orgId, request_id: row.id, ...values, decided_by: null, decided_at: null })
    .onConflict((on) => on.columns(['org_id', 'request_id']).doUpdateSet(values))
    .execute();
};

/** A supplier that was named before keeps its id: a request may have gone on to it. */
export const answerAsk = useCaseInParts(
  answerContract,
  (context, { token, suppliers, quantity, unit, words, corrective }) =>
    behindLink(context.kernel, token, async (held) => {
      const before = await stillOpen(held);
      const known = new Map((before?.body.suppliers ?? []).map((one) => [one.name.toLowerCase(), one.id]));
      await putAnswer(context, held, {
        suppliers: suppliers.map((one) => ({ ...one, id: known.get(one.name.toLowerCase()) ?? context.newId() })),
        quantity: quantity === undefined || unit === undefined ? null : { quantity, unit },
        words,
        corrective,
      });
      await done(context, held, answerContract.name);
      return { received: true } as const;
    }),
);

export const sendFile = useCaseInParts(fileContract, (context, { token, type, name }) =>
  behindLink(context.kernel, token, async (held) => {
    const { tx, orgId, row } = held;
    const before = await stillOpen(held);
    if ((await filesOf(held)).length >= mostFiles) refuse('SUPPLY_TOO_MANY', { most: mostFiles });
    const { kernel, file } = context;
    await keepFile(
      { kernel, tx, orgId },
      { bytes: file.bytes, name, addedBy: null, held: { requestId: row.id, type } },
    );
    if (!before) await putAnswer(context, held, { suppliers: [], quantity: null, words: '', corrective: '' });
    await done(context, held, fileContract.name);
    return { received: true } as const;
  }),
);

/** A request of its own for the next tier. Nobody is mailed: whoever named them hands the link over. */
export const passOn = useCaseInParts(passOnContract, (context, { token, supplierId }) =>
  behindLink(context.kernel, token, async (held) => {
    const { tx, orgId, row } = held;
    const answer = await answerOf(held);
    const named = answer?.body.suppliers.find(({ id }) => id === supplierId) ?? refuse('SUPPLY_ANSWER_NOT_HERE');
    const { n } = await papers(tx)
      .selectFrom('supply.request')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('org_id', '=', orgId)
      .where('parent_id', '=', row.id)
      .executeTakeFirstOrThrow();
    if (Number(n) >= mostPassedOn) refuse('SUPPLY_TOO_MANY', { most: mostPassedOn });
    const made = await putRequest(context.kernel, tx, {
      orgId,
      parentId: row.id,
      siteId: null,
      linkId: null,
      named: { name: named.name, country: named.country, address: named.address },
      language: row.language,
      // the question and the note were for the one who was asked first
      asks: { ...row.asks, question: '', corrective: '' },
      dueOn: row.due_on,
      madeBy: null,
    });
    await done(context, held, passOnContract.name);
    return { path: pathOf(made.token), expiresAt: made.expiresAt };
  }),
);

/** Sealed under a key of its own: it is read at the desk, one by one, and is part of no export. */
export const sayWrong = useCaseInParts(wrongContract, (context, { token, words }) =>
  behindLink(context.kernel, token, async (held) => {
    const { tx, orgId, row } = held;
    const { kernel, clock } = context;
    const { n } = await papers(tx)
      .selectFrom('supply.grievance')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('org_id', '=', orgId)
      .where('request_id', '=', row.id)
      .executeTakeFirstOrThrow();
    if (Number(n) >= mostGrievances) refuse('SUPPLY_TOO_MANY', { most: mostGrievances });
    const id = newId(clock, kernel.random);
    await papers(tx)
      .insertInto('supply.grievance')
      .values({
        org_id: orgId,
        id,
        request_id: row.id,
        body_sealed: await kernel.vault.seal(tx, grievancePlace(orgId, id), words),
        received_at: clock.now(),
      })
      .execute();
    await done(context, held, wrongContract.name);
    return { received: true } as const;
  }),
);

export const grievancePlace = (orgId: string, id: string) => ({
  orgId,
  subjectId: id,
  address: `supply.grievance.body_sealed/${id}` as const,
});
