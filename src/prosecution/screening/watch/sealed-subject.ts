import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { SubjectGiven } from '../shapes.ts';
import type { WatchRow } from '../tables.ts';

const placeOf = (orgId: Id, watchId: Id) =>
  ({ orgId, subjectId: watchId, address: `screening.watch.subject_sealed/${watchId}` }) as const;

export const sealSubject = (
  tx: Tx,
  { vault }: Kernel,
  orgId: Id,
  watchId: Id,
  subject: SubjectGiven,
): Promise<Uint8Array> => vault.seal(tx, placeOf(orgId, watchId), JSON.stringify(subject));

/** The subjects of watches in their order; null for those whose key was destroyed. */
export const subjectsOf = async (
  tx: Tx,
  { vault }: Kernel,
  orgId: Id,
  watches: readonly Pick<WatchRow, 'id' | 'subject_sealed'>[],
): Promise<(SubjectGiven | null)[]> => {
  const opened = await vault.openAll(
    tx,
    orgId,
    watches.map((one) => ({ ...placeOf(orgId, one.id), sealed: one.subject_sealed })),
  );
  return opened.map((bytes) => bytes && SubjectGiven.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))));
};
