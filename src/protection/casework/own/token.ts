import { newSecret } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Random } from '../../../platform/ids/index.ts';

/** What stands before the session of an own page, in the cookie where others have the session of an account. */
export const ownSessionPrefix = 'ow_';

const shape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** The organisation, so that row level security can be set before anybody is known, and 256 random bits. */
export const newToken = (random: Random, orgId: Id): { token: string; secret: string } => {
  const secret = newSecret(random);
  return { token: `${orgId}.${secret}`, secret };
};

/** Null for what cannot be one. */
export const readToken = (token: string): { orgId: Id; secret: string } | null => {
  const [, orgId, secret] = shape.exec(token) ?? [];
  return orgId && secret ? { orgId, secret } : null;
};
