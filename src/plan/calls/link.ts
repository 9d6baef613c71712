import { addDays, laterDate } from '../../engines/calendar/index.ts';
import { hashOf, newSecret } from '../../platform/accounts/index.ts';
import type { CivilDate, Id } from '../../platform/contract/index.ts';
import type { Context } from '../../platform/kernel/index.ts';
import type { DataCallRow, RecipientRow } from '../tables.ts';

/** How long a link lasts beyond the due day: agencies answer late, and a late answer is better than none. */
const daysBeyondDue = 90;

/** A new secret for an agency. The link itself is handed out once; the row keeps its hash. */
export const newLink = (
  { kernel, clock, newId, orgId }: Pick<Context, 'kernel' | 'clock' | 'newId' | 'orgId'>,
  { due_on }: Pick<DataCallRow, 'due_on'>,
): { path: string; row: Pick<RecipientRow, 'secret_hash' | 'link_id' | 'expires_on' | 'revoked_at'> } => {
  const secret = newSecret(kernel.random);
  return {
    path: linkPath(orgId, secret),
    row: {
      secret_hash: hashOf(secret),
      link_id: newId(),
      expires_on: addDays(laterDate(due_on, clock.today()), daysBeyondDue),
      revoked_at: null,
    },
  };
};

/** Behind the # it reaches neither a server's log nor a Referer. */
export const linkPath = (orgId: Id, secret: string): string => `/answer#${orgId}.${secret}`;

/** What the page shows the server in place of a session. */
export const linkToken = (path: string): string => `fl_${path.slice(path.indexOf('#') + 1)}`;

const tokenShape = /^fl_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** Null for what cannot be a link's token. */
export const readToken = (token: string): { orgId: Id; secret: string } | null => {
  const [, orgId, secret] = tokenShape.exec(token) ?? [];
  return orgId && secret ? { orgId, secret } : null;
};

/** Whether a link still opens. */
export const isOpen = (
  link: Pick<RecipientRow, 'expires_on' | 'revoked_at'> & Pick<DataCallRow, 'closed_at'>,
  today: CivilDate,
): boolean => link.closed_at === null && link.revoked_at === null && today <= link.expires_on;
