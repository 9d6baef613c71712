import { hashOf, newSecret } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { Random } from '../../../platform/ids/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { papers } from './queries.ts';
import type { RequestRow } from './tables.ts';

const shape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** The organisation, so that row level security can be set before anybody is known, and 256 random bits. */
export const newToken = (random: Random, orgId: Id): { readonly token: string; readonly secret: string } => {
  const secret = newSecret(random);
  return { token: `${orgId}.${secret}`, secret };
};

/** The page behind a link. It speaks the language of the request where that is not English; whoever reads it may choose another. */
export const pathOf = (token: string, language: 'en' | 'es'): string =>
  `/supply-answer/${token}${language === 'en' ? '' : `?lang=${language}`}`;

export interface Held {
  readonly tx: Tx;
  readonly orgId: Id;
  readonly row: RequestRow;
}

/**
 * Does something as whoever holds the link, in a transaction of the organisation that asks. A link that never was, ran out or was ended is the same
 * answer after the same work.
 *
 * @throws Refusal SUPPLY_LINK_NOT_VALID
 */
export const behindLink = async <T>(
  { db, clock }: Kernel,
  token: string,
  work: (held: Held) => Promise<T>,
): Promise<T> => {
  const [, orgId, secret] = shape.exec(token) ?? [];
  if (!orgId || !secret) return refuse('SUPPLY_LINK_NOT_VALID');
  return db.transaction({ orgId, userId: null }, async (tx) => {
    const row = await papers(tx)
      .selectFrom('supply.request')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('secret_hash', '=', hashOf(secret))
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', clock.now())
      .forUpdate()
      .executeTakeFirst();
    return row ? work({ tx, orgId, row }) : refuse('SUPPLY_LINK_NOT_VALID');
  });
};
