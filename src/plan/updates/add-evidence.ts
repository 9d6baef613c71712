import type { CivilDate, Id } from '../../platform/contract/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { sha256 } from '../../platform/hash/index.ts';
import { type Context, useCase } from '../../platform/kernel/index.ts';
import { openPlanHead, plan, update } from '../queries.ts';
import type { EvidenceRow } from '../tables.ts';
import { addFileEvidence as fileContract, addLinkEvidence as linkContract } from './contract.ts';

interface Proof {
  planId: Id;
  updateId: Id;
  title: string;
  date?: CivilDate | undefined;
  sensitivity: 'public' | 'internal';
}
type Kept = Pick<EvidenceRow, 'uri' | 'media_type' | 'size' | 'bytes'>;

const keep = async ({ tx, orgId, newId, note }: Context, proof: Proof, hashed: string | Uint8Array, kept: Kept) => {
  await openPlanHead(tx, proof.planId);
  await update(tx, proof.planId, proof.updateId);
  const id = newId();
  const hash = sha256(hashed);
  const { planId, updateId, title, date, sensitivity } = proof;
  await plan(tx)
    .insertInto('plan.evidence')
    .values({
      org_id: orgId,
      plan_id: planId,
      id,
      update_id: updateId,
      title,
      hash,
      dated: date ?? null,
      sensitivity,
      ...kept,
    })
    .execute();
  note([planId, updateId, id], { hash });
  return { id, hash };
};

/** Keeps a link with an update. The hash is over title and address: what the page said on the day only a file can prove. */
export const keepLink = (context: Context, proof: Proof & { uri: string }) =>
  keep(context, proof, `${proof.title}\n${proof.uri}`, { uri: proof.uri, media_type: null, size: null, bytes: null });

/** Adds a link to an update. */
export const addLinkEvidence = useCase(linkContract, keepLink);

/** Adds a file to an update, byte for byte. */
export const addFileEvidence = useCase(fileContract, (context, input) => {
  const { bytes } = context.file;
  if (bytes.length === 0) refuse('PLAN_EMPTY_FILE');
  return keep(context, { ...input, title: input.title }, bytes, {
    uri: input.name,
    media_type: 'application/octet-stream',
    size: bytes.length,
    bytes,
  });
});
