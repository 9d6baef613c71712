import type { z } from 'zod';
import type { EntityView, HitView, SubjectGiven } from '../../contract.ts';

export type Entity = z.infer<typeof EntityView>;

/** One thing that can be compared, with what either side says of it. */
export interface Compared {
  readonly what: 'kind' | 'birth' | 'country' | 'gender' | 'identifier' | 'birth-place' | 'address' | 'position';
  readonly asked: readonly string[];
  readonly listed: readonly string[];
  /** Of the engine, where it looked at this; null where one side is silent, or nobody compares such things but the reader. */
  readonly verdict: 'agrees' | 'disagrees' | 'neutral' | null;
}

const unique = (values: readonly string[]): string[] => [...new Set(values.filter(Boolean))];

/** A span of days as one writes it: the day, the year, or from - to. */
const birthText = ({ from, to, precision, circa }: Entity['births'][number]): string => {
  const year = (day: string): string => day.slice(0, 4);
  const text =
    from === to
      ? from
      : precision === 'month'
        ? from.slice(0, 7)
        : year(from) === year(to)
          ? year(from)
          : `${year(from)}–${year(to)}`;
  return circa ? `~ ${text}` : text;
};

export const identifierText = ({ type, value, country }: { type: string; value: string; country: string }): string =>
  `${type} ${value}${country ? ` (${country.toUpperCase()})` : ''}`;

const kindOfSchema: Readonly<Record<string, SubjectGiven['kind']>> = {
  Person: 'person',
  Organization: 'organisation',
  Company: 'organisation',
  PublicBody: 'organisation',
  Vessel: 'vessel',
  Airplane: 'aircraft',
};

/** The search finds no other kind, so the engine is silent where both sides say the same. */
const sameKind = ({ kind }: SubjectGiven, entities: readonly Entity[]): Compared['verdict'] =>
  kind !== 'unknown' && entities.length > 0 && entities.every(({ schema }) => kindOfSchema[schema] === kind)
    ? 'agrees'
    : null;

/** What the engine compared of dates, as one writes it: a whole year is the year. */
export const spanText = (text: string): string =>
  text
    .replace(/\b(\d{4})-01-01\.\.\1-12-31\b/g, '$1')
    .replace(/([^\s,]+)\.\.([^\s,]+)/g, (_, from: string, to: string) => (from === to ? from : `${from} – ${to}`));

interface Sayings {
  readonly kind: (kind: string) => string;
  readonly schema: (schema: string) => string;
  readonly country: (iso2: string) => string;
  readonly gender: (gender: string) => string;
}

/** What a person would hold against each other, line by line; all entries of the listed party count as its own words. */
export const compare = (
  subject: SubjectGiven,
  entities: readonly Entity[],
  evidence: HitView['evidence'],
  say: Sayings,
): Compared[] => {
  const of = (what: string): Compared['verdict'] => {
    const verdicts = evidence.qualifiers.filter((one) => one.what === what).map(({ verdict }) => verdict);
    return verdicts.includes('disagrees') ? 'disagrees' : (verdicts[0] ?? null);
  };
  const all = <T>(pick: (entity: Entity) => readonly T[]): T[] => entities.flatMap((entity) => [...pick(entity)]);
  const lines: Compared[] = [
    {
      what: 'kind',
      asked: subject.kind === 'unknown' ? [] : [say.kind(subject.kind)],
      listed: unique(entities.map(({ schema }) => say.schema(schema))),
      verdict: of('kind') ?? sameKind(subject, entities),
    },
    { what: 'birth', asked: subject.births, listed: unique(all((e) => e.births).map(birthText)), verdict: of('birth') },
    {
      what: 'country',
      asked: subject.countries.map(say.country),
      listed: unique(all((e) => e.countries).map(({ iso2 }) => say.country(iso2))),
      verdict: of('country'),
    },
    {
      what: 'gender',
      asked: subject.gender ? [say.gender(subject.gender)] : [],
      listed: unique(entities.map(({ gender }) => gender && say.gender(gender))),
      verdict: of('gender'),
    },
    {
      what: 'identifier',
      asked: subject.identifiers.map(identifierText),
      listed: unique(all((e) => e.identifiers).map(identifierText)),
      verdict: of('identifier'),
    },
    { what: 'birth-place', asked: [], listed: unique(all((e) => e.birthPlaces)), verdict: null },
    { what: 'address', asked: [], listed: unique(all((e) => e.addresses).map(({ full }) => full)), verdict: null },
    { what: 'position', asked: [], listed: unique(all((e) => e.positions)), verdict: null },
  ];
  return lines.filter(({ asked, listed }) => asked.length + listed.length > 0);
};
