import { hashOf, newSecret } from '../../../platform/accounts/index.ts';
import type { Id, Instant } from '../../../platform/contract/index.ts';
import type { Random } from '../../../platform/ids/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { consent } from '../queries.ts';
import type { PacketLink } from './contract.ts';

/** A link that nobody opened in a week lies around in a mailbox. */
const longestMs = 7 * 86_400_000;
const codes = 100_000_000;

/** Eight digits, each of them as likely as the other. */
export const phoneCode = (random: Random): string => {
  const most = Math.floor(2 ** 32 / codes) * codes;
  for (;;) {
    const [a = 0, b = 0, c = 0, d = 0] = random(4);
    const drawn = ((a * 256 + b) * 256 + c) * 256 + d;
    if (drawn < most) return String(drawn % codes).padStart(8, '0');
  }
};

export const digitsOf = (code: string): string => code.replace(/\D/g, '');

/** Over secret and code together: who has the database and not the link cannot try codes. */
export const codeHash = (secret: string, code: string): Uint8Array => hashOf(`${secret}.${digitsOf(code)}`);

const tokenShape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** What stands behind the #. Null for what cannot be a link. */
export const readLink = (link: string): { orgId: Id; secret: string } | null => {
  const [, orgId, secret] = tokenShape.exec(link) ?? [];
  return orgId && secret ? { orgId, secret } : null;
};

type Making = Pick<Context, 'tx' | 'orgId' | 'actor' | 'kernel' | 'clock' | 'newId'>;

/** Makes the way in; the link before ends. Address and code are handed out once, the row keeps hashes. */
export const makeLink = async (
  { tx, orgId, actor, kernel, clock, newId }: Making,
  packet: { readonly id: Id; readonly access_until: Instant },
): Promise<PacketLink> => {
  const secret = newSecret(kernel.random);
  const code = phoneCode(kernel.random);
  const expiresAt = new Date(Math.min(Date.parse(packet.access_until), clock.millis() + longestMs)).toISOString();
  await endLinks(tx, clock.now(), [packet.id]);
  await consent(tx)
    .insertInto('consent.packet_link')
    .values({
      org_id: orgId,
      packet_id: packet.id,
      id: newId(),
      secret_hash: hashOf(secret),
      code_hash: codeHash(secret, code),
      wrong_codes: 0,
      made_at: clock.now(),
      made_by: actor.userId,
      expires_at: expiresAt,
      opened_at: null,
      ended_at: null,
    })
    .execute();
  return { path: `/packet#${orgId}.${secret}`, phoneCode: `${code.slice(0, 4)} ${code.slice(4)}`, expiresAt };
};

export const endLinks = async (tx: Context['tx'], now: Instant, packetIds: readonly Id[]): Promise<void> => {
  await consent(tx)
    .updateTable('consent.packet_link')
    .set({ ended_at: now })
    .where('packet_id', 'in', packetIds)
    .where('opened_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
};
