import { hashOf } from '../../../platform/accounts/index.ts';
import { type Actor, publicActor } from '../../../platform/actor/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { consent } from '../queries.ts';
import type { PacketLinkRow, PacketRow } from '../tables.ts';
import { mostWrongCodes } from './contract.ts';
import { codeHash } from './packet-link.ts';

/** Who holds a link and its code. */
export interface Holder {
  readonly link: PacketLinkRow;
  readonly packet: PacketRow;
  /** For the audit trail of the sender. */
  readonly actor: Actor;
}
export type Tried = Holder | { readonly codesLeft: number } | { readonly notValid: true };

export interface Trying {
  readonly orgId: Id;
  readonly secret: string;
  readonly code: string;
  /** The act, as the audit trail calls it. */
  readonly act: string;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

export const changeLink = (tx: Tx, { id }: PacketLinkRow, to: Partial<PacketLinkRow>) =>
  consent(tx).updateTable('consent.packet_link').set(to).where('id', '=', id).execute();

const linkBySecret = (tx: Tx, secret: string) =>
  consent(tx)
    .selectFrom('consent.packet_link')
    .selectAll()
    .where('secret_hash', '=', hashOf(secret))
    .forUpdate()
    .executeTakeFirst();

/**
 * Tries a code, in a transaction of the sender that commits also where the answer is a refusal: a wrong code is counted and kept.
 *
 * @param stillValid whether a link that nobody closed may be used for this act
 */
export const holderOf = async (
  kernel: Kernel,
  tx: Tx,
  { orgId, secret, code, act }: Trying,
  stillValid: (link: PacketLinkRow, packet: PacketRow) => boolean,
): Promise<Tried> => {
  const link = await linkBySecret(tx, secret);
  if (!link || link.ended_at !== null || link.wrong_codes >= mostWrongCodes) return { notValid: true };
  const packet = await consent(tx)
    .selectFrom('consent.packet')
    .selectAll()
    .where('id', '=', link.packet_id)
    .executeTakeFirstOrThrow();
  if (!stillValid(link, packet)) return { notValid: true };
  const actor: Actor = { ...publicActor('en', 'web'), kind: 'link', orgId, sessionId: link.id };
  if (same(link.code_hash, codeHash(secret, code))) return { link, packet, actor };
  const wrong = link.wrong_codes + 1;
  const closes = wrong >= mostWrongCodes ? { ended_at: kernel.clock.now() } : {};
  await changeLink(tx, link, { wrong_codes: wrong, ...closes });
  const event = { act, outcome: 'PACKET_CODE_WRONG', records: [link.packet_id], details: { wrong } };
  await appendAudit(tx, kernel.clock, actor, event);
  return { codesLeft: mostWrongCodes - wrong };
};

/** Who proved to hold a link, for an act beside reading. */
export type LinkProof =
  | { readonly packetId: Id; readonly actor: Actor; readonly ended: boolean; readonly accessUntil: string }
  | { readonly codesLeft: number }
  | { readonly notValid: true };

/**
 * Asks for link and code again, without reading the packet: for an answer to what came with it. A link that was opened serves as long as
 * its packet can be read; one that nobody opened, as long as it could be.
 */
export const proveLink = async (kernel: Kernel, tx: Tx, trying: Trying): Promise<LinkProof> => {
  const now = kernel.clock.millis();
  const tried = await holderOf(
    kernel,
    tx,
    trying,
    (link) => link.opened_at !== null || now < Date.parse(link.expires_at),
  );
  if (!('link' in tried)) return tried;
  const { packet, actor } = tried;
  const ended = packet.recalled_at !== null || now >= Date.parse(packet.access_until);
  return { packetId: packet.id, actor, ended, accessUntil: packet.access_until };
};
