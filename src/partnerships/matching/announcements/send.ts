import { z } from 'zod';
import type { Id } from '../../../platform/contract/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { Code, jobKind } from '../../../platform/jobs/index.ts';
import { privateKeyOf } from '../agreements/use-cases.ts';
import { nodeOrRefuse } from '../queries.ts';
import { sendTo } from '../transport/outbox.ts';
import { partnerHere } from '../transport/queries.ts';
import { announcementOf } from './queries.ts';

/** Brings the newest statement of the own node to the node of one partner. */
export const announceKind = jobKind('matching.announce', {
  may: 'write matching',
  takes: z.object({ partner: Code }),
  gives: z.object({ answer: z.string() }),
  retries: { attempts: 100, baseMs: 5_000, codes: ['MATCHING_PARTNER_UNREACHED'] },
  run: async ({ kernel, actor }, { partner: named }) => {
    const orgId = actor.orgId as Id;
    const publicKey = named.slice('key/'.length);
    const ready = await kernel.db.transaction(actor, async (tx) => {
      const node = await nodeOrRefuse(tx);
      const [said, partner] = [await announcementOf(tx, node.public_key), await partnerHere(tx, publicKey)];
      if (!said || !partner?.address) return null;
      const own = { publicKey: node.public_key, privateKey: await privateKeyOf({ tx, kernel, orgId }, node) };
      return { url: partner.address, pin: partner.pin, bytes: said.bytes, own };
    });
    if (!ready) return { answer: 'gone' };
    const answer = await sendTo(kernel, ready);
    if (answer === 'taken' || answer === 'MATCHING_ANNOUNCEMENT_OLD') return { answer };
    throw new Refusal('MATCHING_PARTNER_UNREACHED', { party: '', answer });
  },
});
