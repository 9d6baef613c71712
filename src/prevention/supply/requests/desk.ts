import { json } from '../../../platform/db/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { queueMail } from '../../../platform/mail/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { putWithLink } from '../evidence/documents.ts';
import { policy } from '../policy.ts';
import { siteById } from '../queries.ts';
import { chainChanged } from '../stored/keep-chain.ts';
import { grievancePlace } from './answer.ts';
import {
  askSupplier as askContract,
  decideAnswer as decideContract,
  listRequests as listContract,
  openRequest as openContract,
  requestStates,
  revokeRequest as revokeContract,
} from './contract.ts';
import { putRequest } from './put-request.ts';
import { papers } from './queries.ts';
import type { RequestRow } from './tables.ts';
import { pathOf } from './token.ts';

type State = (typeof requestStates)[number];

const stateOf = (
  { due_on, expires_at, revoked_at }: RequestRow,
  answer: 'held' | 'accepted' | 'refused' | null,
  { today, now }: { readonly today: string; readonly now: string },
): State => {
  if (answer !== null) return answer === 'held' ? 'answered' : answer;
  if (revoked_at !== null || expires_at <= now) return 'ended';
  return due_on < today ? 'overdue' : 'waiting';
};

const viewOf = ({ clock, t }: Context, row: RequestRow, answer: 'held' | 'accepted' | 'refused' | null) => {
  const state = stateOf(row, answer, { today: clock.today(), now: clock.now() });
  return {
    id: row.id,
    site: row.named.name,
    siteId: row.site_id,
    parentId: row.parent_id,
    state,
    sentence: t(`supply.ask.why.${state}`, { day: row.due_on }),
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

export const answerTo = ({ tx, orgId }: Context, id: string) =>
  papers(tx)
    .selectFrom('supply.answer')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('request_id', '=', id)
    .executeTakeFirst();

interface Mailed {
  readonly email: string;
  readonly token: string;
  readonly dueOn: string;
  readonly language: 'en' | 'es';
}

export const mailLink = (
  { tx, kernel, actor, visit }: Context,
  { email, token, dueOn, language }: Mailed,
): Promise<unknown> =>
  queueMail(tx, kernel, actor, {
    to: email,
    template: 'mail.supply-ask',
    values: { link: `${visit.origin}${pathOf(token)}`, day: dueOn },
    language,
    may: 'write supply',
  });

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
    madeBy: actor.userId,
  });
  if (email !== undefined) await mailLink(context, { email, token, dueOn, language });
  note(id, { mailed: email !== undefined });
  return { id, path: pathOf(token), expiresAt, mailed: email !== undefined };
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
  const answer = await answerTo(context, requestId);
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
    ...viewOf(context, row, answer?.state ?? null),
    asks: row.asks,
    linkId: row.link_id,
    answer: answer ? { ...answer.body, receivedAt: answer.received_at, state: answer.state } : null,
    files: files.map(({ type, ...file }) => ({ ...file, type: type ?? '' })),
    grievances: grievances.map(({ id, received_at }, i) => ({
      id,
      words: new TextDecoder().decode(opened[i] ?? refuse('SHREDDED')),
      receivedAt: received_at,
    })),
  };
});

/** Takes over what a supplier said: each supplier it named as a site with a declared link, each file as a document with the link that was asked about. */
export const decideAnswer = useCase(decideContract, async (context, input) => {
  const { requestId, decision, suppliers, files, makeDocumented, reason } = input;
  const { tx, orgId, actor, clock, kernel, note } = context;
  const row = await requestById(context, requestId);
  permit(kernel.roles, policy, actor, 'write supply', row);
  const answer = await answerTo(context, requestId);
  if (answer?.state !== 'held') return refuse('SUPPLY_ANSWER_NOT_HERE');
  const buyer = row.site_id;
  if (decision === 'accept' && buyer === null) return refuse('SUPPLY_ASKER_FIRST');
  if (makeDocumented && reason === undefined) return refuse('SUPPLY_DOCUMENTED_WHY', {}, [{ field: 'reason' }]);
  const links: string[] = [];
  const documents: string[] = [];
  if (decision === 'accept' && buyer !== null) {
    for (const named of answer.body.suppliers.filter(({ id }) => suppliers.includes(id)))
      links.push(await takeSupplier(context, row, buyer, named));
    for (const id of files) documents.push(...(await takeFile(context, row, id)));
    if (row.link_id && answer.body.quantity)
      await papers(tx)
        .updateTable('supply.link')
        .set({ amount: json(answer.body.quantity) })
        .where('org_id', '=', orgId)
        .where('id', '=', row.link_id)
        .execute();
    await chainChanged({ tx, orgId, clock });
  }
  const documentedLink = makeDocumented ? row.link_id : null;
  if (makeDocumented) {
    if (documentedLink === null || documents.length === 0)
      return refuse('SUPPLY_DOCUMENTED_UNFIT', {}, [{ field: 'files' }]);
    await papers(tx)
      .updateTable('supply.link')
      .set({ status: 'documented' })
      .where('org_id', '=', orgId)
      .where('id', '=', documentedLink)
      .execute();
  }
  await papers(tx)
    .updateTable('supply.answer')
    .set({
      state: decision === 'accept' ? 'accepted' : 'refused',
      decided_by: actor.userId,
      decided_at: clock.now(),
    })
    .where('org_id', '=', orgId)
    .where('request_id', '=', requestId)
    .execute();
  const why = documentedLink === null || reason === undefined ? {} : { documentedLink, reason };
  note(requestId, { decision, links: links.length, documents: documents.length, ...why });
  return { id: requestId, links, documents, documentedLink };
});

type NamedSupplier = { id: string; name: string; country: string; address: string; material: string };

const takeSupplier = async (
  context: Context,
  row: RequestRow,
  buyer: string,
  named: NamedSupplier,
): Promise<string> => {
  const { tx, orgId, clock, newId } = context;
  const { id: siteId, name, country, address } = named;
  const known = await papers(tx)
    .selectFrom('supply.material')
    .select('id')
    .where('org_id', '=', orgId)
    .where((eb) => eb(eb.fn<string>('lower', ['name']), '=', named.material.toLowerCase()))
    .executeTakeFirst();
  const material = known?.id ?? newId();
  if (!known)
    await papers(tx)
      .insertInto('supply.material')
      .values({ org_id: orgId, id: material, name: named.material, hs: null, commodity: null, good: null })
      .execute();
  await papers(tx)
    .insertInto('supply.site')
    .values({
      ...{ org_id: orgId, id: siteId, name, country, address, postal_code: '', phone: '' },
      ...{ party_id: null, lat: null, lng: null, in_xinjiang: null, raw_material: false },
      ...{ names: json([]), identifiers: json([]), origin_proof: json([]), signals: json([]) },
      ...{ state: 'open', merged_into: null, changed_at: clock.now() },
    })
    .execute();
  const link = newId();
  await papers(tx)
    .insertInto('supply.link')
    .values({
      ...{ org_id: orgId, id: link, from_site: siteId, to_id: buyer, material_id: material, status: 'declared' },
      ...{ share: null, amount: null, valid_from: null, valid_to: null, known_from: clock.today() },
      documents: json([]),
      source: `Answer to request ${row.id}`,
    })
    .execute();
  // a request that went on to this supplier is from now on about this site and link
  await papers(tx)
    .updateTable('supply.request')
    .set({ site_id: siteId, link_id: link })
    .where('org_id', '=', orgId)
    .where('parent_id', '=', row.id)
    .where((eb) => eb(eb.ref('named', '->>').key('name'), '=', name))
    .execute();
  return link;
};

const takeFile = async ({ tx, orgId, newId }: Context, row: RequestRow, fileId: string): Promise<string[]> => {
  const file = await papers(tx)
    .selectFrom('supply.file')
    .select(['id', 'type', 'name', 'ending', 'sha256'])
    .where('org_id', '=', orgId)
    .where('request_id', '=', row.id)
    .where('id', '=', fileId)
    .where('document_id', 'is', null)
    .executeTakeFirst();
  if (!file) return [];
  const id = newId();
  await papers(tx)
    .insertInto('supply.document')
    .values({
      ...{ org_id: orgId, id, type: file.type ?? 'other', title: file.name, sha256: file.sha256 },
      file: `documents/${id}.${file.ending}`,
      ...{ date: null, language: null, translated: false, redacted: 0, expires: null, consistent: true },
    })
    .execute();
  await papers(tx)
    .updateTable('supply.file')
    .set({ document_id: id })
    .where('org_id', '=', orgId)
    .where('id', '=', fileId)
    .execute();
  if (row.link_id) await putWithLink(tx, orgId, row.link_id, id);
  return [id];
};
