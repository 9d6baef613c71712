import { refuse } from '../../../platform/errors/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { openPacketLink as contract } from './contract.ts';
import { changeLink, holderOf } from './link-holder.ts';
import { readLink } from './packet-link.ts';
import { readPacketHere } from './read-at-sender.ts';

/** Opens a packet for a recipient without an account: once, by link and code together. A link that does not open says nothing of why. */
export const openPacketLink = useCaseInParts(contract, async ({ kernel }, { link: token, code }) => {
  const { orgId, secret } = readLink(token) ?? refuse('PACKET_LINK_NOT_VALID');
  const tried = await kernel.db.transaction({ orgId, userId: null }, async (tx) => {
    const holder = await holderOf(
      kernel,
      tx,
      { orgId, secret, code, act: contract.name },
      (link) => link.opened_at === null && kernel.clock.millis() < Date.parse(link.expires_at),
    );
    if (!('link' in holder)) return holder;
    const { link, packet, actor } = holder;
    const reading = await readPacketHere(kernel, tx, packet, { actor, orgId: null, way: 'link' });
    const now = kernel.clock.now();
    await changeLink(tx, link, 'ended' in reading ? { ended_at: now } : { opened_at: now });
    return reading;
  });
  if ('notValid' in tried) return refuse('PACKET_LINK_NOT_VALID');
  if ('codesLeft' in tried) return refuse('PACKET_CODE_WRONG', { left: tried.codesLeft });
  return 'ended' in tried ? refuse('PACKET_ENDED') : tried.content;
});
