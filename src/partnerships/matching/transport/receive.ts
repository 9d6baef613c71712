import { z } from 'zod';
import { checkDigest, SignatureError } from '../../../engines/http-signatures/index.ts';
import { systemActor } from '../../../platform/actor/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { enqueue, jobKind } from '../../../platform/jobs/index.ts';
import { type Kernel, useCaseInParts, type Visit } from '../../../platform/kernel/index.ts';
import { noteAnnouncement } from '../announcements/arrive.ts';
import { isStatement } from '../announcements/statement.ts';
import { stepRound } from '../rounds/step.ts';
import { noteArrival } from '../rounds/take.ts';
import { receiveMessage as contract } from './contract.ts';
import { isPartner, noteHeard } from './partners.ts';
import { checkSigned, headersOf, keyShown } from './signed.ts';

/** Computes what a message that came asks for, beside the request that brought it. */
export const stepKind = jobKind('matching.step', {
  may: 'write matching',
  takes: z.object({ roundId: Id }),
  gives: z.object({}),
  retries: { attempts: 20, baseMs: 2_000 },
  run: async ({ kernel, actor }, { roundId }) => {
    await stepRound(kernel, actor.orgId as Id, roundId);
    return {};
  },
});

/**
 * Whose node asks: the key it signed with, where that is a partner's here. A stranger hears one and the same, whether there is no such
 * organisation, agreement or key, or the signature is none.
 *
 * @throws Refusal MATCHING_NOT_A_PARTNER, MATCHING_MESSAGE_LATE
 */
const senderOf = async (kernel: Kernel, { request, origin }: Visit, nodeId: unknown): Promise<string> => {
  const message = {
    method: request?.method ?? '',
    targetUri: `${origin}${request?.path ?? ''}`,
    headers: headersOf((name) => request?.header(name)),
  };
  const [shown, org] = [keyShown(message), Id.safeParse(nodeId)];
  const known =
    shown !== null &&
    org.success &&
    (await kernel.db.transaction({ orgId: org.data, userId: null }, (tx) => isPartner(tx, shown)));
  const standing = checkSigned(message, known ? shown : null, Math.floor(kernel.clock.millis() / 1000));
  if (standing === 'late') refuse('MATCHING_MESSAGE_LATE');
  return known && standing === 'signed' ? shown : refuse('MATCHING_NOT_A_PARTNER');
};

const requireDigest = (header: string | undefined, bytes: Uint8Array): void => {
  try {
    checkDigest(header, bytes);
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    refuse('MATCHING_MESSAGE_UNREADABLE', {}, [{ code: error.code, says: error.message }]);
  }
};

/** The door for partners' nodes: it notes what came and answers at once; a job computes. */
export const receiveMessage = useCaseInParts(
  contract,
  async ({ kernel, visit, file, clock }, { nodeId }) => {
    const sender = await senderOf(kernel, visit, nodeId);
    requireDigest(visit.request?.header('content-digest'), file.bytes);
    const orgId = Id.parse(nodeId);
    const actor = systemActor(orgId);
    return kernel.db.transaction({ orgId, userId: null }, async (tx) => {
      const at = clock.now();
      if (isStatement(file.bytes)) {
        const taken = await noteAnnouncement({ tx, orgId, at }, file.bytes, sender);
        const event = { act: contract.name, outcome: 'done', records: [orgId], details: { taken } };
        await appendAudit(tx, clock, actor, event);
        return { taken };
      }
      const { roundId, again } = await noteArrival({ tx, orgId, clock, kernel }, file.bytes, sender);
      // a copy of an old message shows nobody to be there
      if (!again) await noteHeard({ tx, orgId, at }, sender);
      if (!again) await enqueue(tx, kernel, actor, stepKind, { roundId });
      const taken = again ? 'again' : 'new';
      await appendAudit(tx, clock, actor, {
        act: contract.name,
        outcome: 'done',
        records: [roundId],
        details: { taken },
      });
      return { taken } as const;
    });
  },
  (kernel, visit, sent) => senderOf(kernel, visit, (sent as { nodeId?: unknown }).nodeId),
);
