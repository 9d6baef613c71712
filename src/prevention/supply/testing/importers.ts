import type { Actor } from '../../../platform/actor/index.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { importChain } from '../stored/bring-chain.ts';

export interface Importers {
  readonly world: TestWorld;
  readonly officer: Actor;
  /** The officer of another importer, who has brought nothing. */
  readonly stranger: Actor;
}

/** Two importers, of which the first has brought these chains. */
export const importers = async (...chains: readonly unknown[]): Promise<Importers> => {
  const world = await testWorld();
  const officer = await world.actor(await world.organisation('Meridian Foods'), 'compliance-officer');
  const stranger = await world.actor(await world.organisation('Another importer'), 'compliance-officer');
  for (const chain of chains)
    await world.perform(officer, importChain, {}, new TextEncoder().encode(JSON.stringify(chain)));
  return { world, officer, stranger };
};
