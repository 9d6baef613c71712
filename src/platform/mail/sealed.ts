import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Outbox } from './tables.ts';

/** Address and text lie sealed: a link in a mail opens something. The organisation itself is whose they are. */
const place = (orgId: Id, mailId: Id, column: 'recipient' | 'body') =>
  ({ orgId, subjectId: orgId, address: `mail.outbox.${column}/${mailId}` }) as const;

export const sealMail = async (
  tx: Tx,
  { vault }: Kernel,
  { orgId, mailId, to, text }: { orgId: Id; mailId: Id; to: string; text: string },
): Promise<Pick<Outbox, 'recipient' | 'body'>> => ({
  recipient: await vault.seal(tx, place(orgId, mailId, 'recipient'), to),
  body: await vault.seal(tx, place(orgId, mailId, 'body'), text),
});

const textOf = (bytes: Uint8Array | null | undefined): string | null =>
  bytes ? Buffer.from(bytes).toString('utf8') : null;

/** Who each of these mails of one organisation goes to, in their order. */
export const recipientsOf = async (tx: Tx, { vault }: Kernel, mails: readonly Outbox[]): Promise<(string | null)[]> => {
  const [first] = mails;
  if (!first) return [];
  const fields = mails.map((mail) => ({ ...place(mail.org_id, mail.id, 'recipient'), sealed: mail.recipient }));
  return (await vault.openAll(tx, first.org_id, fields)).map(textOf);
};

/** Null where the text was removed, or its key destroyed. */
export const bodyOf = async (tx: Tx, { vault }: Kernel, { org_id, id, body }: Outbox): Promise<string | null> => {
  if (!body) return null;
  const [text] = await vault.openAll(tx, org_id, [{ ...place(org_id, id, 'body'), sealed: body }]);
  return textOf(text);
};
