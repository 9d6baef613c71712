import type { Id } from '../contract/index.ts';
import { orRefuse } from '../errors/index.ts';
import type { Context } from '../kernel/index.ts';
import { queueMail } from '../mail/index.ts';
import * as queries from './queries.ts';

interface AccountMail {
  readonly orgId: Id;
  readonly to: string;
  readonly language: 'en' | 'es';
  readonly path: string;
  readonly days: number;
}

/** Mails somebody a link into an organisation. In the outbox only the operator may read it: whoever can read the link could use it. */
export const mailLink = async (
  { tx, kernel, actor, visit }: Context,
  name: 'invitation',
  { orgId, to, language, path, days }: AccountMail,
): Promise<void> => {
  const organisation = orRefuse()(await queries.organisationById(tx, orgId));
  await queueMail(tx, kernel, actor, {
    to,
    template: `mail.${name}`,
    values: { organisation: organisation.name, link: `${visit.origin}${path}`, days },
    language,
    may: 'write deployment',
    orgId,
  });
};
