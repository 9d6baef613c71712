import type { Checked, EntryView, PackView, Said } from './contract.ts';
import { BASE_FIELDS, type Says } from './entry.ts';
import type { Entry } from './kinds.ts';
import type { Packs } from './packs.ts';
import type { Pack } from './read-pack.ts';

export const saidOf = (says: Says): Said =>
  typeof says === 'string' ? { en: says, es: null } : { en: says.en, es: says.es ?? null };

export const effectiveOf = (entry: Entry): { from: string; to: string | null } => ({
  from: entry.effective.from,
  to: entry.effective.to ?? null,
});

/** How well each entry of a pack is checked on a day. */
export const checksOf = (packs: Packs, packId: string, asOf: string): ((entry: Entry) => Checked) => {
  const stale = new Map(
    packs
      .staleness(asOf)
      .filter((one) => one.pack === packId)
      .map((one) => [one.id, one.why]),
  );
  return (entry) => {
    const why = stale.get(entry.id);
    if (why === 'never reviewed' || entry.reviewed === null) return 'never';
    return why ? 'too old' : 'lately';
  };
};

export const packView = (packs: Packs, pack: Pack, asOf: string): PackView => {
  const stale = packs.staleness(asOf).filter((one) => one.pack === pack.head.id);
  const never = stale.filter((one) => one.why === 'never reviewed').length;
  const { id, title, kind, version, jurisdiction, publisher, licence, released, about } = pack.head;
  return {
    id,
    title: saidOf(title),
    kind,
    version,
    jurisdiction,
    publisher,
    licence,
    released,
    hash: pack.hash,
    about: about ? saidOf(about) : null,
    entries: pack.entries.length,
    neverChecked: never,
    checkTooOld: stale.length - never,
  };
};

export const entryView = (entry: Entry, checked: Checked): EntryView => ({
  id: entry.id,
  says: saidOf(entry.says),
  cite: entry.source.cite,
  status: entry.status,
  effective: effectiveOf(entry),
  reviewed: entry.reviewed,
  checked,
});

/** The fields that the entry's kind adds to the common ones. */
export const moreOf = (entry: Entry): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => !BASE_FIELDS.includes(name)));
