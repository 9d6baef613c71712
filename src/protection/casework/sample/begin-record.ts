import type { Actor } from '../../../platform/actor/index.ts';
import type { CivilDate, Id } from '../../../platform/contract/index.ts';
import { type Kernel, perform } from '../../../platform/kernel/index.ts';
import { openCase } from '../cases/open-case.ts';
import { meetSurvivor } from '../record/meet-survivor.ts';

/** Begins a record with a case, for chapters of the sample world that play in other houses. */
export const beginRecord = async (
  kernel: Kernel,
  actor: Actor,
  { survivorId, reason, openedOn }: { survivorId: Id; reason: string; openedOn: CivilDate },
): Promise<void> => {
  await perform(kernel, actor, meetSurvivor, { id: survivorId });
  await perform(kernel, actor, openCase, { survivorId, reason, openedOn });
};
