import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { isPartner } from '../transport/partners.ts';
import { announcementOf, keepAnnouncement } from './queries.ts';
import { readStatement } from './statement.ts';

/**
 * Notes what a partner says of its node, and changes nothing: a person answers it. A statement older than one that is known, or of a key that
 * another has replaced, does not come back.
 *
 * @param carrier the key of the node that brought it: its own; null where a person carried it
 * @throws Refusal MATCHING_MESSAGE_UNREADABLE, MATCHING_MESSAGE_FOREIGN, MATCHING_ANNOUNCEMENT_OLD
 */
export const noteAnnouncement = async (
  { tx, orgId, at }: { readonly tx: Tx; readonly orgId: string; readonly at: string },
  bytes: Uint8Array,
  carrier: string | null,
): Promise<'new' | 'again'> => {
  const { statement, holds } = readStatement(bytes) ?? refuse('MATCHING_MESSAGE_UNREADABLE');
  const { publicKey, number } = statement;
  const fromItself = carrier === null || carrier === publicKey;
  if (!holds || !fromItself || !(await isPartner(tx, publicKey))) refuse('MATCHING_MESSAGE_FOREIGN');
  const before = await announcementOf(tx, publicKey);
  if (before && Buffer.from(before.bytes).equals(bytes)) return 'again';
  const replaced = before?.accepted === true && before.statement.nextKey !== null;
  if (before && (replaced || number <= before.statement.number)) refuse('MATCHING_ANNOUNCEMENT_OLD');
  await keepAnnouncement(tx, { org_id: orgId, public_key: publicKey, own: false, statement, bytes, at });
  return 'new';
};
