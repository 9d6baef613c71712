import type { ListedEntity } from '../lists/entity.ts';

/** One property of a listed party in which two versions differ, as texts a person can read. */
export interface FieldChange {
  readonly field: string;
  readonly removed: string[];
  readonly added: string[];
}

const span = ({ from, to, precision, circa }: ListedEntity['births'][number]): string =>
  `${circa ? 'circa ' : ''}${precision === 'day' ? from : precision === 'year' ? from.slice(0, 4) : precision === 'month' ? from.slice(0, 7) : `${from} to ${to}`}`;

const some = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

/** Every property of an entity as lines of text; the raw row is no property. */
const linesOf: Readonly<Record<string, (entity: ListedEntity) => readonly string[]>> = {
  schema: ({ schema }) => [schema],
  names: ({ names }) => names.map(({ text, kind }) => (kind === 'primary' ? text : `${text} (${kind})`)),
  births: ({ births }) => births.map(span),
  birthPlaces: ({ birthPlaces }) => birthPlaces,
  countries: ({ countries }) => countries.map(({ iso2, role }) => `${iso2.toUpperCase()} (${role})`),
  gender: ({ gender }) => (gender === '' ? [] : [gender]),
  identifiers: ({ identifiers }) =>
    identifiers.map(({ type, value, country }) => some(type, value, country.toUpperCase())),
  addresses: ({ addresses }) => addresses.map(({ full, country }) => some(full, country.toUpperCase())),
  positions: ({ positions }) => positions,
  measures: ({ measures }) =>
    measures.map(({ measure, programme, authority, from, until, status }) =>
      some(measure, programme, authority, from && `from ${from}`, until && `until ${until}`, status),
    ),
  links: ({ links }) => links.map(({ type, target, targetId }) => some(type, target, targetId)),
  remarks: ({ remarks }) => remarks,
  topics: ({ topics = [] }) => topics.map(({ topic, citation }) => some(topic, citation)),
  sourceUrl: ({ sourceUrl }) => (sourceUrl === '' ? [] : [sourceUrl]),
  sameAs: ({ sameAs }) => sameAs,
};

/** What is different between two readings of a party; the order of names or addresses is no difference. */
export const entityChanges = (before: ListedEntity, after: ListedEntity): FieldChange[] =>
  Object.entries(linesOf).flatMap(([field, lines]) => {
    const [old, now] = [new Set(lines(before)), new Set(lines(after))];
    const removed = [...old].filter((line) => !now.has(line));
    const added = [...now].filter((line) => !old.has(line));
    return removed.length + added.length > 0 ? [{ field, removed, added }] : [];
  });
