import { orRefuse } from '../errors/index.ts';
import { useCase } from '../kernel/index.ts';
import { readEntry as contract } from './contract.ts';
import { holdsOn } from './versions.ts';
import { checksOf, effectiveOf, moreOf, packView, saidOf } from './views.ts';

/** One entry on a day. Where it does not hold on that day, its last wording is shown, whose dates say so. */
export const readEntry = useCase(contract, async ({ kernel: { packs }, clock }, input) => {
  const { packId, entryId, asOf = clock.today() } = input;
  const pack = orRefuse()(packs.pack(packId));
  const wordings = packs.versions(entryId).filter((one) => pack.entries.includes(one));
  const entry = orRefuse()(wordings.find((one) => holdsOn(one, asOf)) ?? wordings.at(-1));
  const citation = packs.cite(entry);
  return {
    asOf,
    pack: packView(packs, pack, asOf),
    says: saidOf(entry.says),
    citation: { ...citation, effective: effectiveOf(entry) },
    checked: checksOf(packs, packId, asOf)(entry),
    wordings: wordings.map((one) => ({ says: saidOf(one.says), effective: effectiveOf(one), status: one.status })),
    more: moreOf(entry),
  };
});
