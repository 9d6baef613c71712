import { useCase } from '../kernel/index.ts';
import { listPacks as contract } from './contract.ts';
import { packView } from './views.ts';

/** Every pack with how many of its entries nobody has checked, or not lately. */
export const listPacks = useCase(contract, async ({ kernel: { packs }, clock, note }, { asOf = clock.today() }) => {
  const views = packs.list().flatMap(({ id }) => packs.pack(id) ?? []);
  note([], { packs: views.length });
  return { asOf, packs: views.map((pack) => packView(packs, pack, asOf)) };
});
