import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import {
  buildIndex,
  type Candidate,
  type IndexEntry,
  type NameIndex,
  type Subject,
  scoreNames,
  scoreSettings,
} from '../src/engines/names/index.ts';
import { countryOf } from '../src/prosecution/screening/lists/countries.ts';
import { inArabic } from './kit/arabic-names.ts';
import { devCorpus, hasScreeningData, listedParties, screeningData } from './kit/listed.ts';
import { type NamePair, namePairs } from './kit/name-pairs.ts';
import { asSaid, misspelt, pick, seeded } from './kit/name-slips.ts';
import { bench, type Report } from './kit/report.ts';

const { review, hit } = scoreSettings;
const size = Number(process.env.BENCH_SIZE ?? 1);

const subjectOf = (name: string, more: Partial<Subject> = {}): Subject => ({
  name,
  kind: 'person',
  births: [],
  countries: [],
  gender: '',
  identifiers: [],
  ...more,
});

const shareOf = (values: readonly boolean[]): number => (100 * values.filter(Boolean).length) / values.length;

interface Stranger {
  readonly full_name: string;
  readonly date_of_birth: string;
  readonly nationality: string;
}

const latin = /^[\p{Script=Latin}\p{P}\s]*$/u;

/** Synthetic people who are on no list: any candidate at or above a threshold is a false alert. */
const falseAlerts = (report: Report, index: NameIndex): void => {
  const rows: Stranger[] = parse(readFileSync(join(screeningData, 'names/negatives_us.csv')), {
    columns: true,
    bom: true,
  });
  const asked = rows.filter((_, at) => at % Math.ceil(20 / size) === 0);
  const best = (subject: Subject): number => index.search(subject, { limit: 1 })[0]?.score ?? 0;
  const scores = asked.map(({ full_name, date_of_birth, nationality }) => {
    const day = { from: date_of_birth, to: date_of_birth, precision: 'day' as const, circa: false };
    const country = countryOf(nationality);
    return {
      latin: latin.test(full_name),
      name: best(subjectOf(full_name)),
      all: best(subjectOf(full_name, { births: [day], countries: country === '' ? [] : [country] })),
    };
  });
  report.part(`false alerts, ${asked.length.toLocaleString('en-US')} people on no list`);
  for (const [says, of] of [
    ['name only', scores],
    ['name only, Latin', scores.filter((one) => one.latin)],
    ['name only, other scripts', scores.filter((one) => !one.latin)],
  ] as const) {
    report.tell(`${says}, review`, '%', [shareOf(of.map(({ name }) => name >= review))]);
    report.tell(`${says}, hit`, '%', [shareOf(of.map(({ name }) => name >= hit))]);
  }
  const nameOnly = shareOf(scores.map(({ name }) => name >= review));
  const withMore = shareOf(scores.map(({ all }) => all >= review));
  report.goal('false alerts by name only at most 2 %', '%', nameOnly, nameOnly <= 2);
  report.goal('false alerts with birth date and country at most 0.5 %', '%', withMore, withMore <= 0.5);
};

const placeOf = (found: readonly Candidate[], key: string): number =>
  found.findIndex((candidate) => candidate.key === key);

const strongNames = ({ names }: IndexEntry): string[] =>
  names.filter(({ kind }) => kind !== 'weak' && kind !== 'original-script').map(({ text }) => text);

/** Listed persons, misspelt: in the top five and flagged for review. */
const misspeltPersons = (report: Report, entries: readonly IndexEntry[], index: NameIndex): void => {
  const persons = entries.filter(({ kind }) => kind === 'person');
  const next = seeded(7);
  report.part('listed persons, misspelt');
  for (const slips of [1, 2, 3]) {
    const outcomes = Array.from({ length: 800 * size }, () => {
      const entry = pick(persons, next);
      const name = pick(strongNames(entry), next);
      const query = misspelt(next() < 0.5 ? name : asSaid(name), slips, next);
      return placeOf(index.search(subjectOf(query), { limit: 5 }), entry.key) >= 0;
    });
    const share = shareOf(outcomes);
    if (slips === 1) report.goal('one slip: in the top five and flagged, at least 99 %', '%', share, share >= 99);
    else report.tell(`${slips} slips, top five and flagged`, '%', [share]);
  }
};

const f1 = (pairs: readonly NamePair[], scores: readonly number[], threshold: number): number => {
  let found = 0;
  let wrong = 0;
  let missed = 0;
  pairs.forEach(({ same }, at) => {
    const said = (scores[at] as number) >= threshold;
    if (said && same) found++;
    else if (said) wrong++;
    else if (same) missed++;
  });
  return (2 * found) / (2 * found + wrong + missed);
};

/** Pairs of names without a list: variants of one party against other parties. */
const pairs = (report: Report, entries: readonly IndexEntry[], index: NameIndex): void => {
  for (const [kind, goal] of [
    ['person', 0.78],
    ['organisation', 0.86],
  ] as const) {
    const all = namePairs(entries, index, kind, 2_000 * size, seeded(11));
    const scores = all.map(({ one, other }) => scoreNames(one, other, kind).score);
    report.part(`pairs of names, ${kind}s: ${all.length.toLocaleString('en-US')}`);
    for (const threshold of [0.65, 0.7, 0.75, 0.8, 0.85])
      report.tell(`F1 at ${threshold}`, '', [f1(all, scores, threshold)]);
    for (const way of new Set(all.map((pair) => pair.way))) {
      const right = all.flatMap((pair, at) =>
        pair.way === way ? [(scores[at] as number) >= review === pair.same] : [],
      );
      report.tell(`${way} (${right.length}), right`, '%', [shareOf(right)]);
    }
    const share = f1(all, scores, review);
    report.goal(`F1 of ${kind}s at ${review}, at least ${goal}`, '', share, share >= goal);
  }
};

/** Listed persons as their names are spelt in Arabic. */
const arabic = (report: Report, entries: readonly IndexEntry[], index: NameIndex): void => {
  const asked = entries
    .filter(({ kind }) => kind === 'person')
    .flatMap((entry) => {
      const [name] = strongNames(entry).flatMap((text) => inArabic(asSaid(text)) ?? []);
      return name === undefined ? [] : [{ key: entry.key, name }];
    });
  const places = asked.map(({ key, name }) =>
    placeOf(index.search(subjectOf(name), { limit: 20, threshold: 0.3 }), key),
  );
  const flagged = asked.map(({ key, name }) => placeOf(index.search(subjectOf(name), { limit: 20 }), key) >= 0);
  report.part(`Arabic script: ${asked.length} listed persons`);
  report.tell('first', '%', [shareOf(places.map((at) => at === 0))]);
  report.tell('flagged', '%', [shareOf(flagged)]);
  const share = shareOf(places.map((at) => at >= 0 && at < 5));
  report.goal('in the top five, at least 85 %', '%', share, share >= 85);
};

/** Names of other scripts that OFAC itself gives beside the Latin ones. */
const otherScripts = async (report: Report): Promise<void> => {
  const entries = await listedParties(['ofac/CONS_ENHANCED.ZIP']);
  const index = buildIndex(
    entries.map((entry) => ({ ...entry, names: entry.names.filter(({ kind }) => kind !== 'original-script') })),
  );
  const asked = entries.flatMap(({ key, kind, names }) =>
    names.filter((name) => name.kind === 'original-script').map(({ text }) => ({ key, kind, text })),
  );
  report.part('original scripts of the Consolidated List');
  for (const [script, pattern] of [
    ['Cyrillic', /\p{Script=Cyrillic}/u],
    ['Han', /\p{Script=Han}/u],
    ['Arabic', /\p{Script=Arabic}/u],
    ['Hebrew', /\p{Script=Hebrew}/u],
  ] as const) {
    const some = asked.filter(({ text }) => pattern.test(text));
    if (some.length === 0) continue;
    const places = some.map(({ key, kind, text }) =>
      placeOf(index.search(subjectOf(text, { kind }), { limit: 5, threshold: 0.3 }), key),
    );
    const share = shareOf(places.map((at) => at >= 0));
    if (script === 'Cyrillic') report.goal(`Cyrillic (${some.length}) in the top five, all`, '%', share, share === 100);
    else report.tell(`${script} (${some.length}), top five`, '%', [share]);
  }
};

await bench(
  'names-quality',
  'what the engine finds and what it takes for another: false alerts, misspelt names, pairs of names, other scripts; on sets made here from the lists, by seed',
  async (report) => {
    if (!hasScreeningData()) {
      report.note('left out: the lists under ../shared/data/screening are not here');
      return;
    }
    const entries = await devCorpus();
    const index = buildIndex(entries);
    report.note(`${entries.length.toLocaleString('en-US')} parties; settings ${scoreSettings.version}`);
    falseAlerts(report, index);
    misspeltPersons(report, entries, index);
    pairs(report, entries, index);
    arabic(report, entries, index);
    await otherScripts(report);
  },
);
