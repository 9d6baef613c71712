import { wrong } from '../errors.ts';
import { normalQuantile } from '../numeric/normal.ts';
import { ascending, quantile8 } from '../numeric/quantile.ts';
import { numbersIn, placeOfColumn, type Survey } from './read-survey.ts';
import { rescaledWeights } from './rescaled-bootstrap.ts';

export interface KnownPopulation {
  readonly name: string;
  readonly size: number;
}

export interface NsumOptions {
  readonly known: readonly KnownPopulation[];
  /** Size of the whole population the survey speaks for. */
  readonly population: number;
  /** Columns of hidden groups; where left out, the columns of whole numbers to the right of the known ones. */
  readonly hidden?: readonly string[];
  readonly weight?: string;
  readonly stratum?: string;
  readonly cluster?: string;
  /** Answers about known populations above this count as this. */
  readonly topCode?: number;
  /** Generalised scale-up: how large hidden people's networks are next to everybody's, and how much of them their contacts know. */
  readonly degreeRatio?: number;
  readonly transmission?: number;
  readonly replicates: number;
  readonly level: number;
  readonly seed: number;
}

export interface NsumEstimate {
  readonly group: string;
  /** The weighted estimate where a weight is given, generalised where its rates are. */
  readonly total: number;
  readonly unweighted: number;
  readonly weighted: number | null;
  /** Divided by degree ratio and transmission; null without them. */
  readonly generalised: number | null;
  /** Killworth's standard error of the unweighted estimate: it takes answers for independent, so it is too small for a clustered survey. */
  readonly killworth: { readonly se: number; readonly lower: number; readonly upper: number };
  /** Percentiles of the rescaled bootstrap of `total`; null without replicates. */
  readonly interval: { readonly level: number; readonly lower: number; readonly upper: number } | null;
  readonly answered: number;
}

export interface Nsum {
  readonly respondents: number;
  /** Respondents who answered about at least one known population. */
  readonly used: number;
  readonly degree: { readonly sum: number; readonly mean: number; readonly median: number };
  readonly knownTotal: number;
  readonly topCode: number;
  readonly strata: number;
  readonly clusters: number;
  readonly estimates: readonly NsumEstimate[];
}

const usualTopCode = 30;

/** How many people each respondent knows: population times answers over sizes, of the known populations answered; null with no answer. */
const degreesOf = (survey: Survey, { known, population, topCode = usualTopCode }: NsumOptions): (number | null)[] => {
  const answers = known.map(({ name }) => numbersIn(survey, name, 'people'));
  return survey.rows.map((_, i) => {
    let people = 0;
    let sizes = 0;
    known.forEach(({ size }, k) => {
      const answer = answers[k]![i]!;
      if (answer === null) return;
      people += Math.min(answer, topCode);
      sizes += size;
    });
    return sizes > 0 ? (population * people) / sizes : null;
  });
};

const hiddenColumns = (survey: Survey, { known, weight, stratum, cluster }: NsumOptions): string[] => {
  const last = Math.max(...known.map(({ name }) => placeOfColumn(survey, name)));
  return survey.columns.filter((column, at) => {
    if (at <= last || [weight, stratum, cluster].includes(column)) return false;
    const answers = survey.rows.map((cells) => cells[at]!);
    return answers.every((text) => /^(?:\d+|NA)?$/.test(text)) && answers.some((text) => /\d/.test(text));
  });
};

const median = (values: readonly number[]): number => {
  const sorted = ascending(values);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
};

const checkKnown = ({ known, population }: NsumOptions): void => {
  const bad = known.filter(({ size }) => !(Number.isFinite(size) && size > 0 && size <= population));
  if (known.length === 0 || bad.length > 0)
    wrong(
      'PREVALENCE_KNOWN_INVALID',
      { population },
      bad.map(({ name, size }) => ({ column: name, value: String(size) })),
    );
};

/**
 * Network scale-up: the share of hidden people among those whom respondents know, times the population (Killworth, McCarty, Bernard, Shelley
 * and Johnsen 1998), with survey weights where given, and generalised for how visible hidden people are (Feehan and Salganik 2016).
 *
 * @throws PrevalenceError PREVALENCE_COLUMN_MISSING, PREVALENCE_ANSWER_INVALID, PREVALENCE_KNOWN_INVALID, PREVALENCE_NO_ESTIMATE
 */
export const networkScaleUp = (survey: Survey, options: NsumOptions): Nsum => {
  checkKnown(options);
  const { population, known, weight, replicates, seed, topCode = usualTopCode } = options;
  const degrees = degreesOf(survey, options);
  const weights = weight === undefined ? null : numbersIn(survey, weight, 'weight').map((w) => w ?? 0);
  const groups = options.hidden ?? hiddenColumns(survey, options);
  const design = rescaledWeights(survey, options);
  const drawn = Array.from({ length: replicates }, (_, i) => design.replicate(seed, i));
  const present = degrees.filter((d) => d !== null);
  const sum = present.reduce((a, b) => a + b, 0);
  if (!(sum > 0)) wrong('PREVALENCE_NO_ESTIMATE', { model: 'network scale-up', status: 'nobody knows anybody' });
  return {
    respondents: survey.rows.length,
    used: present.length,
    degree: { sum, mean: sum / present.length, median: median(present) },
    knownTotal: known.reduce((total, { size }) => total + size, 0),
    topCode,
    strata: design.strata,
    clusters: design.clusters,
    estimates: groups.map((group) =>
      groupEstimate(group, numbersIn(survey, group, 'people'), { degrees, weights, drawn, population, options }),
    ),
  };
};

interface Whole {
  readonly degrees: readonly (number | null)[];
  readonly weights: readonly number[] | null;
  readonly drawn: readonly Float64Array[];
  readonly population: number;
  readonly options: NsumOptions;
}

const groupEstimate = (
  group: string,
  answers: readonly (number | null)[],
  { degrees, weights, drawn, population, options }: Whole,
): NsumEstimate => {
  const { level, degreeRatio, transmission } = options;
  const rows = degrees.flatMap((degree, i) => (degree === null || answers[i] === null ? [] : [i]));
  const scaled = (weightOf: (i: number) => number): number => {
    let people = 0;
    let known = 0;
    for (const i of rows) {
      people += weightOf(i) * answers[i]!;
      known += weightOf(i) * degrees[i]!;
    }
    return (population * people) / known;
  };
  if (!(scaled((i) => weights?.[i] ?? 1) >= 0))
    wrong('PREVALENCE_NO_ESTIMATE', { model: 'network scale-up', status: 'nobody with a weight answered' }, [
      { column: group },
    ]);
  const factor = (degreeRatio ?? 1) * (transmission ?? 1);
  const adjusted = degreeRatio !== undefined || transmission !== undefined;
  const unweighted = scaled(() => 1);
  const weighted = weights ? scaled((i) => weights[i]!) : null;
  const basic = weighted ?? unweighted;
  const known = rows.reduce((sum, i) => sum + degrees[i]!, 0);
  const p = unweighted / population;
  const se = population * Math.sqrt((p * Math.max(0, 1 - p)) / known);
  const z = normalQuantile((1 + level) / 2);
  const sorted = ascending(
    drawn.map((times) => scaled((i) => (weights?.[i] ?? 1) * times[i]!) / factor).filter(Number.isFinite),
  );
  const limit = (at: number): number => quantile8(sorted, at);
  return {
    group,
    total: basic / factor,
    unweighted,
    weighted,
    generalised: adjusted ? basic / factor : null,
    killworth: { se, lower: Math.max(0, unweighted - z * se), upper: unweighted + z * se },
    interval: sorted.length > 0 ? { level, lower: limit((1 - level) / 2), upper: limit((1 + level) / 2) } : null,
    answered: rows.length,
  };
};

/**
 * Generalised scale-up on a whole frame: reports of hidden people over the mean number of frame members who would report one (visibility).
 *
 * @throws PrevalenceError PREVALENCE_NO_ESTIMATE where nobody is visible
 */
export const generalisedScaleUp = (reports: readonly number[], visibilities: readonly number[]): number => {
  const visible = visibilities.reduce((a, b) => a + b, 0) / visibilities.length;
  if (!(visible > 0)) wrong('PREVALENCE_NO_ESTIMATE', { model: 'generalised scale-up', status: 'nobody is visible' });
  return reports.reduce((a, b) => a + b, 0) / visible;
};
