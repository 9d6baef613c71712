import type { EntryBase, EntryStatus, PackHead } from './entry.ts';
import { PackError, throwIfAny } from './errors.ts';
import { groupBy } from './group.ts';
import type { Entry, PackKind } from './kinds.ts';
import type { Pack } from './read-pack.ts';
import { daysFrom } from './review.ts';
import { holdsOn, inOrder, versionProblems } from './versions.ts';

/** What an answer says of the entry it rests on. */
export interface Citation {
  readonly id: string;
  readonly pack: string;
  readonly version: string;
  /** sha-256 of the pack's content. */
  readonly hash: string;
  readonly effective: EntryBase['effective'];
  readonly cite: string;
  readonly url: string | null;
  readonly status: EntryStatus;
  readonly reviewed: EntryBase['reviewed'];
  /** The pack's own notice; null where it has none. */
  readonly legalNotice: { readonly en: string; readonly es: string } | null;
}

/** An entry that nobody has checked, or not lately. */
export interface StaleEntry {
  readonly id: string;
  readonly pack: string;
  readonly why: 'never reviewed' | 'review too old';
  /** Days past the pack's `reviewEvery`; null when never reviewed. */
  readonly daysOver: number | null;
}

/** All packs of one installation. */
export interface Packs {
  /** Heads with their hashes, for the screen that lists them. */
  readonly list: () => readonly (PackHead & { readonly hash: string; readonly entries: number })[];
  readonly pack: (id: string) => Pack | undefined;
  /** Every wording of every entry of a kind, over all packs, typed by the kind. */
  readonly entries: <F extends object>(kind: PackKind<F>) => readonly Entry<F>[];
  /** Entries of a kind in force on a day (whatever their `status`, which says whether they are stayed, proposed …). */
  readonly entriesOn: <F extends object>(kind: PackKind<F>, asOf: string) => readonly Entry<F>[];
  /** The wording of an entry that holds on the day `asOf` (`YYYY-MM-DD`), if any. */
  readonly entry: (id: string, asOf: string) => Entry | undefined;
  /** All wordings of an entry, oldest first. */
  readonly versions: (id: string) => readonly Entry[];
  readonly staleness: (asOf: string) => readonly StaleEntry[];
  /** @throws PackError PACK_NOT_LOADED for an entry that did not come from these packs */
  readonly cite: (entry: EntryBase) => Citation;
}

/**
 * Puts packs side by side. A later pack with the id of an earlier one replaces it whole: that is how an operator brings its own.
 *
 * @throws PackError when two packs use one entry id for the same days
 */
export const assemblePacks = (given: readonly Pack[]): Packs => {
  const byId = new Map(given.map((p) => [p.head.id, p]));
  const packs = [...byId.values()];
  const homes = new Map(packs.flatMap((p) => p.entries.map((e) => [e as EntryBase, p] as const)));
  const byEntry = groupBy(homes.keys(), (e) => e.id);
  throwIfAny(
    versionProblems([...homes.keys()], (id) =>
      packs
        .filter((p) => p.files.has(id))
        .map((p) => `${p.head.id}/${p.files.get(id)}`)
        .join(', '),
    ),
  );

  // The kind's own schema made these entries, in readPack: the name is the proof of their type.
  const ofKind = <F extends object>(kind: PackKind<F>) =>
    packs.filter((p) => p.head.kind === kind.name).flatMap((p) => p.entries as readonly Entry<F>[]);

  return {
    list: () => packs.map((p) => ({ ...p.head, hash: p.hash, entries: p.entries.length })),
    pack: (id) => byId.get(id),
    entries: ofKind,
    entriesOn: (kind, asOf) => ofKind(kind).filter((e) => holdsOn(e, asOf)),
    entry: (id, asOf) => byEntry.get(id)?.find((e) => holdsOn(e, asOf)),
    versions: (id) => inOrder(byEntry.get(id) ?? []),
    staleness: (asOf) => packs.flatMap((p) => staleIn(p, asOf)),
    cite: (entry) => {
      const home = homes.get(entry);
      if (!home)
        throw new PackError([
          {
            code: 'PACK_NOT_LOADED',
            file: '',
            entry: entry.id,
            fix: 'cite an entry that packs.entry or packs.entries gave',
          },
        ]);
      return citation(entry, home);
    },
  };
};

const citation = (entry: EntryBase, home: Pack): Citation => ({
  id: entry.id,
  pack: home.head.id,
  version: home.head.version,
  hash: home.hash,
  effective: entry.effective,
  cite: entry.source.as ? `${entry.source.cite}, ${entry.source.as}` : entry.source.cite,
  url: entry.source.url ?? null,
  status: entry.status,
  reviewed: entry.reviewed,
  legalNotice: home.head.legalNotice ?? null,
});

const staleIn = (pack: Pack, asOf: string): StaleEntry[] =>
  pack.entries
    .filter((e) => holdsOn(e, asOf))
    .flatMap((e): StaleEntry[] => {
      const at = { id: e.id, pack: pack.head.id };
      if (!e.reviewed || e.reviewed.when > asOf) return [{ ...at, why: 'never reviewed', daysOver: null }];
      const over = daysFrom(e.reviewed.when, asOf) - (pack.head.reviewEvery?.days ?? Number.POSITIVE_INFINITY);
      return over > 0 ? [{ ...at, why: 'review too old', daysOver: over }] : [];
    });
