import { orRefuse } from '../errors/index.ts';
import { useCase } from '../kernel/index.ts';
import { listEntries as contract } from './contract.ts';
import { holdsOn } from './versions.ts';
import { checksOf, entryView, packView } from './views.ts';

/** What a pack says on a day; `text` looks in ids, words and citations. */
export const listEntries = useCase(contract, async ({ kernel: { packs }, clock }, input) => {
  const { packId, asOf = clock.today(), text = '', checked, limit, offset } = input;
  const pack = orRefuse()(packs.pack(packId));
  const checkedOf = checksOf(packs, packId, asOf);
  const wanted = text.toLowerCase();
  const rows = pack.entries
    .filter((entry) => holdsOn(entry, asOf))
    .map((entry) => entryView(entry, checkedOf(entry)))
    .filter((row) => !checked || row.checked === checked)
    .filter((row) => [row.id, row.says.en, row.says.es ?? '', row.cite].some((t) => t.toLowerCase().includes(wanted)));
  return {
    asOf,
    pack: packView(packs, pack, asOf),
    rows: rows.slice(offset, offset + limit),
    total: rows.length,
    limit,
    offset,
  };
});
