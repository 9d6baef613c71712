import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Tables } from './tables.ts';

const partSize = 256 * 1024;

export interface BlobOf {
  readonly orgId: Id;
  readonly jobId: Id;
  /** Letters, digits, dots and dashes. */
  readonly name: string;
}

/** Each piece is sealed for its place; the organisation itself is whose bytes they are. */
const placeOf = ({ orgId, jobId, name }: BlobOf, part: number) =>
  ({ orgId, subjectId: orgId, address: `jobs.blob.bytes/${jobId}-${name}-${part}` }) as const;

/** Keeps uploaded bytes beside the job, in sealed pieces; they go when the job ends. */
export const writeBlob = async (tx: Tx, { vault }: Kernel, blob: BlobOf, bytes: Uint8Array): Promise<void> => {
  if (!/^[A-Za-z0-9.-]{1,80}$/.test(blob.name))
    throw new Error('a file of a job is named with letters, digits, dots, dashes');
  const q = tx.withTables<Tables>();
  for (let part = 0; part * partSize < Math.max(bytes.length, 1); part++) {
    const piece = bytes.subarray(part * partSize, (part + 1) * partSize);
    const sealed = await vault.seal(tx, placeOf(blob, part), piece);
    await q
      .insertInto('jobs.blob')
      .values({ org_id: blob.orgId, job_id: blob.jobId, name: blob.name, part, bytes: sealed })
      .execute();
  }
};

export const readBlob = async (tx: Tx, { vault }: Kernel, blob: BlobOf): Promise<Uint8Array> => {
  const parts = await tx
    .withTables<Tables>()
    .selectFrom('jobs.blob')
    .select(['part', 'bytes'])
    .where('org_id', '=', blob.orgId)
    .where('job_id', '=', blob.jobId)
    .where('name', '=', blob.name)
    .orderBy('part')
    .execute();
  if (parts.length === 0) throw new Error(`the job has no file ${blob.name}`);
  const sealed = parts.map(({ part, bytes }) => ({ ...placeOf(blob, part), sealed: bytes }));
  const opened = await vault.openAll(tx, blob.orgId, sealed);
  return new Uint8Array(Buffer.concat(opened.map((piece) => piece ?? new Uint8Array())));
};
