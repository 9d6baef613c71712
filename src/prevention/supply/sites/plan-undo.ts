import { sha256 } from '../../../platform/hash/index.ts';
import { supply } from '../queries.ts';
import type { SiteEventRow, SiteRow, SitesBefore, SupplierRow } from '../tables.ts';
import { compareSites } from './compare-sites.ts';
import { inputsOf, scoreOf } from './match-sites.ts';
import { endsAt } from './merge-sites.ts';
import type { Acting } from './registry.ts';
import { readSite } from './site-text.ts';
import { keyOf, type SetField, type SingleField, sinceOf } from './together.ts';

/** Where something belongs that came while two sites were one. */
export type Side = 'stays' | 'leaves' | 'both';

/** What came since a merge. Nobody but a person knows of which of the two sites it is true. */
export type Fact = {
  readonly fact: string;
  readonly says: string;
  readonly likely: Side;
} & (
  | { readonly what: SingleField }
  | { readonly what: SetField; readonly value: SiteRow[SetField][number] }
  | { readonly what: 'supplier' | 'link' | 'lot'; readonly id: string; readonly name: string }
);

type Undoable = SiteEventRow & { readonly before: SitesBefore & { readonly after: readonly SiteRow[] } };

const isUndoable = (event: SiteEventRow): event is Undoable =>
  (event.kind === 'merge' || event.kind === 'split') && event.before.after !== undefined;

/** The last merge or split of one of these sites that still stands, and a later one that rests on it. */
export const lastOf = (
  events: readonly SiteEventRow[],
  sites: readonly string[],
): { readonly last: Undoable; readonly later: Undoable | null } | null => {
  const undone = new Set(events.map(({ undoes }) => undoes));
  const live = events.filter(isUndoable).filter(({ id }) => !undone.has(id));
  const last = live.find((event) => event.sites.some((id) => sites.includes(id)));
  if (!last) return null;
  const first = live.find((event) => event.sites.some((id) => last.sites.includes(id)));
  return { last, later: first && first !== last ? first : null };
};

/** Degrees and the decision on Xinjiang are more than a value in a row: what a person said is a fact even where nothing is another by it. */
const saidBy: Partial<Record<SiteEventRow['kind'], SingleField>> = {
  place: 'in_xinjiang',
  close: 'state',
  open: 'state',
};

/** What came to the site since a merge, each with the side it is likely to belong to. */
export const factsSince = async (
  reading: Pick<Acting, 'tx' | 'orgId'>,
  event: Undoable,
  now: SiteRow,
  group: readonly string[],
  events: readonly SiteEventRow[],
): Promise<Fact[]> => {
  const [after] = event.before.after;
  if (event.kind !== 'merge' || !after) return [];
  const since = sinceOf(after, now);
  const said = events
    .filter((one) => one.revision > event.revision && one.sites[0] === now.id)
    .flatMap(({ kind }) => saidBy[kind] ?? []);
  const ends = await endsSince(reading, event, now, group);
  const theirNames = new Set(ends.map(({ name }) => name));
  return [
    ...[...new Set([...since.singles, ...said])]
      .filter((what) => what !== 'lng' || !since.singles.includes('lat'))
      .map(
        (what): Fact => ({
          ...{ fact: `value:${what}`, what, says: saysOf(what, now) },
          likely: what === 'state' || what === 'in_xinjiang' ? 'both' : 'stays',
        }),
      ),
    ...since.sets
      .filter(({ field, value }) => field !== 'names' || !theirNames.has(String(value)))
      .map(
        ({ field, value }): Fact => ({
          ...{ fact: `${field}:${sha256(keyOf(value)).slice(0, 16)}`, what: field, value },
          ...{
            says: typeof value === 'string' ? value : Object.values(value).filter(Boolean).join(' '),
            likely: 'stays',
          },
        }),
      ),
    ...ends,
  ];
};

const saysOf = (what: SingleField, row: SiteRow): string =>
  what === 'lat' || what === 'lng' ? `${row.lat ?? '–'} / ${row.lng ?? '–'}` : String(row[what] ?? '–');

const endsSince = async (
  { tx, orgId }: Pick<Acting, 'tx' | 'orgId'>,
  { before }: Undoable,
  now: SiteRow,
  group: readonly string[],
): Promise<Extract<Fact, { id: string }>[]> => {
  const ends = await endsAt({ tx, orgId }, group);
  const known = new Set([...before.suppliers.map(({ id }) => id), ...(before.links ?? []), ...(before.lots ?? [])]);
  const fresh = (ids: readonly string[]) => ids.filter((id) => !known.has(id));
  const came = fresh(ends.suppliers.map(({ id }) => id));
  const suppliers =
    came.length === 0
      ? []
      : await supply(tx)
          .selectFrom('supply.supplier')
          .selectAll()
          .where('org_id', '=', orgId)
          .where('id', 'in', came)
          .orderBy('name')
          .orderBy('id')
          .execute();
  const [stays, goes] = before.sites;
  const of = (what: 'link' | 'lot', ids: readonly string[]) =>
    ids.map((id) => ({ fact: `${what}:${id}`, what, id, name: '', says: id, likely: 'stays' as const }));
  return [
    ...suppliers
      .filter(({ site_id }) => site_id === now.id)
      .map((one) => ({
        ...{ fact: `supplier:${one.id}`, what: 'supplier' as const, id: one.id, name: one.name.slice(0, 500) },
        says: [one.name, one.fields.address].filter(Boolean).join(', '),
        likely: stays && goes && nearer(one, goes, stays) ? ('leaves' as const) : ('stays' as const),
      })),
    ...of('link', fresh(ends.links)),
    ...of('lot', fresh(ends.lots)),
  ];
};

const nearer = ({ fields }: SupplierRow, one: SiteRow, other: SiteRow): boolean => {
  const read = readSite(fields);
  const score = (site: SiteRow): number => scoreOf(inputsOf(compareSites(read, readSite(site))));
  return score(one) > score(other);
};
