import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { siteById } from '../queries.ts';
import {
  askSupplier as askContract,
  listRequests as listContract,
  openRequest as openContract,
  requestStates,
  revokeRequest as revokeContract,
} from './contract.ts';
import { mailLink } from './mails.ts';
import { putRequest } from './put-request.ts';
import { papers } from './queries.ts';
import { grievancePlace } from './say-wrong.ts';
import type { AnswerRow, RequestRow } from './tables.ts';
import { pathOf } from './token.ts';

type State = (typeof requestStates)[number];
type Answer = AnswerRow['state'] | null;

const stateOf = (
  { due_on, expires_at, revoked_at }: RequestRow,
  answer: Answer,
  { today, now }: { readonly today: string; readonly now: string },
): State => {
  if (answer === 'held') return 'answered';
  if (answer === 'accepted') return answer;
  if (revoked_at !== null || expires_at <= now) return 'ended';
  if (answer === 'refused') return answer;
  return due_on < today ? 'overdue' : 'waiting';
};

const viewOf = ({ clock, t }: Context, row: RequestRow, answer: Answer) => {
  const state = stateOf(row, answer, { today: clock.today(), now: clock.now() });
  return {
    id: row.id,
    site: row.named.name,
    siteId: row.site_id,
    parentId: row.parent_id,
    state,
    sentence: [
      t(`supply.ask.why.${state}`, { day: row.due_on }),
      ...(answer === 'begun' ? [t('supply.ask.why.begun')] : []),
    ].join(' '),
    dueOn: row.due_on,
    madeAt: row.made_at,
  };
};

export const requestById = ({ tx, orgId }: Context, id: string): Promise<RequestRow> =>
  papers(tx)
    .selectFrom('supply.request')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
    .then(orRefuse('SUPPLY_REQUEST_NOT_FOUND'));

/** For an act that changes what hangs on the request: whoever holds the link waits meanwhile, and the other way round. */
export const lockedRequest = async ({ tx, orgId }: Context, id: string): Promise<RequestRow> =>
  papers(tx)
    .selectFrom('supply.request')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
    .then(orRefuse('SUPPLY_REQUEST_NOT_FOUND'));

export const answerTo = ({ tx, orgId }: Context, id: string) =>
  papers(tx)
    .selectFrom('supply.answer')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('request_id', '=', id)
    .executeTakeFirst();

export const askSupplier = useCase(askContract, async (context, input) => {
  const { tx, orgId, actor, kernel, note } = context;
  const { siteId, linkId, language, dueOn, email, ...asks } = input;
  const site = await siteById(tx, orgId, siteId);
  permit(kernel.roles, policy, actor, 'write supply', site);
  if (linkId !== undefined)
    await papers(tx)
      .selectFrom('supply.link')
      .select('id')
      .where('org_id', '=', orgId)
      .where('id', '=', linkId)
      .executeTakeFirst()
      .then(orRefuse('SUPPLY_LINK_NOT_FOUND'));
  const { id, token, expiresAt } = await putRequest(kernel, tx, {
    ...{ orgId, parentId: null, siteId, linkId: linkId ?? null, language, asks, dueOn },
    named: { name: site.name, country: site.country, address: site.address },
    ...{ namedId: null, email: email ?? null, madeBy: actor.userId },
  });
  if (email !== undefined) await mailLink(context, { email, dueOn, language }, { origin: context.visit.origin, token });
  note(id, { mailed: email !== undefined });
  return { id, path: pathOf(token, language), expiresAt, mailed: email !== undefined };
});

export const revokeRequest = useCase(revokeContract, async (context, { requestId }) => {
  const { tx, orgId, actor, clock, kernel, note } = context;
  permit(kernel.roles, policy, actor, 'write supply', await requestById(context, requestId));
  await papers(tx)
    .updateTable('supply.request')
    .set({ revoked_at: clock.now() })
    .where('org_id', '=', orgId)
    .where('id', '=', requestId)
    .execute();
  note(requestId);
  return { id: requestId };
});

export const listRequests = useCase(listContract, async (context) => {
  const { tx, orgId } = context;
  const rows = await papers(tx)
    .selectFrom('supply.request as r')
    .leftJoin('supply.answer as a', (on) => on.onRef('a.org_id', '=', 'r.org_id').onRef('a.request_id', '=', 'r.id'))
    .selectAll('r')
    .select('a.state as answer')
    .where('r.org_id', '=', orgId)
    .orderBy('r.made_at', 'desc')
    .limit(500)
    .execute();
  const views = rows.map((row) => viewOf(context, row, row.answer));
  return { requests: requestStates.flatMap((state) => views.filter((one) => one.state === state)) };
});

export const openRequest = useCase(openContract, async (context, { requestId }) => {
  const { tx, orgId, kernel, note } = context;
  const row = await requestById(context, requestId);
  const told = await answerTo(context, requestId);
  // what was not sent yet is the supplier's own
  const sent = told && told.state !== 'begun' ? { ...told, state: told.state } : null;
  const files = await papers(tx)
    .selectFrom('supply.file')
    .select(['id', 'type', 'name', 'size', 'sha256'])
    .where('org_id', '=', orgId)
    .where('request_id', '=', requestId)
    .orderBy('added_at')
    .execute();
  const grievances = await papers(tx)
    .selectFrom('supply.grievance')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('request_id', '=', requestId)
    .execute();
  const opened = await kernel.vault.openAll(
    tx,
    orgId,
    grievances.map(({ id, body_sealed: sealed }) => ({ ...grievancePlace(orgId, id), sealed })),
  );
  note([requestId, ...grievances.map(({ id }) => id)]);
  return {
    ...viewOf(context, row, told?.state ?? null),
    asks: row.asks,
    linkId: row.link_id,
    answer: sent
      ? {
          ...sent.body,
          receivedAt: sent.received_at,
          state: sent.state,
          refusedWhy: sent.refused_why,
          refusedWords: sent.refused_words,
        }
      : null,
    email: row.email,
    remindedAt: row.reminded_at,
    files: sent ? files.map(({ type, ...file }) => ({ ...file, type: type ?? '' })) : [],
    grievances: grievances.map(({ id, received_at }, i) => ({
      id,
      words: new TextDecoder().decode(opened[i] ?? refuse('SHREDDED')),
      receivedAt: received_at,
    })),
  };
});
