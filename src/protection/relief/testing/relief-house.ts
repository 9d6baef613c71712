import { perform } from '../../../platform/kernel/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { assignWorker } from '../../casework/cases/team.ts';
import { openHouse } from '../../casework/testing/house.ts';

/** A house in which the caseworker and the attorney work with one survivor, who told the caseworker what `told` says. */
export const reliefHouse = async (world: TestWorld, told: Readonly<Record<string, unknown>> = {}) => {
  const house = await openHouse(world);
  const { survivorId } = await house.meetWithCase(told);
  await perform(world.kernel, house.worker, assignWorker, { survivorId, personId: house.attorney.userId });
  return { ...house, survivorId };
};
