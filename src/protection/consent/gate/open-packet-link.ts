import { hashOf } from '../../../platform/accounts/index.ts';
import { publicActor } from '../../../platform/actor/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Kernel, useCaseInParts } from '../../../platform/kernel/index.ts';
import { consent } from '../queries.ts';
import type { PacketLinkRow } from '../tables.ts';
import { openPacketLink as contract, mostWrongCodes } from './contract.ts';
import { codeHash, readLink } from './packet-link.ts';
import { type Reading, readPacketHere } from './read-at-sender.ts';

type Tried = Reading | { readonly codesLeft: number } | { readonly notValid: true };

const opens = (link: PacketLinkRow | undefined, now: number): link is PacketLinkRow =>
  link !== undefined &&
  link.opened_at === null &&
  link.ended_at === null &&
  link.wrong_codes < mostWrongCodes &&
  now < Date.parse(link.expires_at);

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

const linkBySecret = (tx: Tx, secret: string) =>
  consent(tx)
    .selectFrom('consent.packet_link')
    .selectAll()
    .where('secret_hash', '=', hashOf(secret))
    .forUpdate()
    .executeTakeFirst();

const change = (tx: Tx, { id }: PacketLinkRow, to: Partial<PacketLinkRow>) =>
  consent(tx).updateTable('consent.packet_link').set(to).where('id', '=', id).execute();

/** Tries a code. A wrong one is counted and kept also though the answer is a refusal; the right one opens once. */
const tryCode = async (kernel: Kernel, tx: Tx, orgId: string, secret: string, code: string): Promise<Tried> => {
  const now = kernel.clock.now();
  const link = await linkBySecret(tx, secret);
  if (!opens(link, kernel.clock.millis())) return { notValid: true };
  const actor = { ...publicActor('en', 'web'), kind: 'link', orgId, sessionId: link.id } as const;
  if (!same(link.code_hash, codeHash(secret, code))) {
    const wrong = link.wrong_codes + 1;
    await change(tx, link, { wrong_codes: wrong, ...(wrong >= mostWrongCodes ? { ended_at: now } : {}) });
    const event = { act: contract.name, outcome: 'PACKET_CODE_WRONG', records: [link.packet_id], details: { wrong } };
    await appendAudit(tx, kernel.clock, actor, event);
    return { codesLeft: mostWrongCodes - wrong };
  }
  const packet = await consent(tx)
    .selectFrom('consent.packet')
    .selectAll()
    .where('id', '=', link.packet_id)
    .executeTakeFirstOrThrow();
  const reading = await readPacketHere(kernel, tx, packet, { actor, orgId: null, way: 'link' });
  await change(tx, link, 'ended' in reading ? { ended_at: now } : { opened_at: now });
  return reading;
};

/** Opens a packet for a recipient without an account: once, by link and code together. A link that does not open says nothing of why. */
export const openPacketLink = useCaseInParts(contract, async ({ kernel }, { link, code }) => {
  const { orgId, secret } = readLink(link) ?? refuse('PACKET_LINK_NOT_VALID');
  const tried = await kernel.db.transaction({ orgId, userId: null }, (tx) => tryCode(kernel, tx, orgId, secret, code));
  if ('notValid' in tried) return refuse('PACKET_LINK_NOT_VALID');
  if ('codesLeft' in tried) return refuse('PACKET_CODE_WRONG', { left: tried.codesLeft });
  return 'ended' in tried ? refuse('PACKET_ENDED') : tried.content;
});
