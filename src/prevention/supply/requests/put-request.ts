import { hashOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { json, type Tx } from '../../../platform/db/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import type { Asks } from './body.ts';
import { requestDays } from './contract.ts';
import { papers } from './queries.ts';
import type { RequestRow } from './tables.ts';
import { newToken } from './token.ts';

const day = 24 * 60 * 60 * 1000;

export interface NewRequest {
  readonly orgId: Id;
  readonly parentId: Id | null;
  readonly siteId: string | null;
  readonly linkId: string | null;
  readonly named: RequestRow['named'];
  readonly namedId: Id | null;
  readonly language: 'en' | 'es';
  readonly asks: Asks;
  readonly dueOn: string;
  readonly email: string | null;
  readonly madeBy: Id | null;
}

/** A link for a request: good until so many days after the answer is due, or from now where that is past. */
const freshLink = ({ random, clock }: Kernel, orgId: Id, dueOn: string) => {
  const { token, secret } = newToken(random, orgId);
  const ends = Math.max(clock.millis(), Date.parse(`${dueOn}T00:00:00.000Z`)) + requestDays * day;
  return { token, secretHash: hashOf(secret), expiresAt: new Date(ends).toISOString() };
};

/** Keeps a request. The token is in this answer and nowhere else: the row has its hash. */
export const putRequest = async (kernel: Kernel, tx: Tx, request: NewRequest) => {
  const { orgId, named, asks, dueOn } = request;
  const { random, clock } = kernel;
  const id = newId(clock, random);
  const { token, secretHash, expiresAt } = freshLink(kernel, orgId, dueOn);
  await papers(tx)
    .insertInto('supply.request')
    .values({
      org_id: orgId,
      id,
      parent_id: request.parentId,
      site_id: request.siteId,
      link_id: request.linkId,
      named: json(named),
      named_id: request.namedId,
      language: request.language,
      asks: json(asks),
      secret_hash: secretHash,
      due_on: dueOn,
      email: request.email,
      expires_at: expiresAt,
      made_by: request.madeBy,
      made_at: clock.now(),
      opened_at: null,
      revoked_at: null,
      reminded_at: null,
    })
    .execute();
  return { id, token, expiresAt };
};

/** One hash a row: writing the new one ends the old link. */
export const renewLink = async (
  kernel: Kernel,
  tx: Tx,
  { org_id: orgId, id, due_on: dueOn }: RequestRow,
  email?: string,
) => {
  const { token, secretHash, expiresAt } = freshLink(kernel, orgId, dueOn);
  await papers(tx)
    .updateTable('supply.request')
    .set({ secret_hash: secretHash, expires_at: expiresAt, opened_at: null, revoked_at: null, reminded_at: null })
    .$if(email !== undefined, (update) => update.set({ email: email ?? null }))
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute();
  return { token, expiresAt };
};
