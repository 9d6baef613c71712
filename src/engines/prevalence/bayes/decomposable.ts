import { wrong } from '../errors.ts';
import { closureOf, generatorsOf } from '../model/terms.ts';
import { logGamma } from '../numeric/gamma.ts';
import { type CaptureTable, countsOf, peopleIn, sizeOf } from '../table/table.ts';
import { type ChordalGraph, chordalGraphs } from './chordal.ts';

export interface Decomposable {
  readonly mean: number;
  /** Smallest total whose cumulative probability reaches the level. */
  quantile(level: number): number;
  /** The most probable graphs. */
  readonly graphs: readonly { readonly model: readonly string[]; readonly probability: number }[];
  /** Largest number of unseen people that was considered, and the probability of its upper hundredth: if that is not near 0, the sum was cut. */
  readonly mostUnseen: number;
  readonly massAtTheEnd: number;
}

export const mostListsForGraphs = 6;

/** So many numbers of unseen people are summed at most; with more people they stand further apart than one, and far closer than chance spreads. */
const mostPoints = 200_000;

/** Graphs whose best weight is this far (in logarithms) below the best of all cannot be seen in any digit. */
const beyondSight = 32;

const usualReach = (people: number): number => Math.max(people < 500 ? 8000 : 40_000, Math.ceil(14.5 * people));

/**
 * Model average over all decomposable graphs and all numbers of unseen people (Madigan and York, Biometrika 1997), hyper-Dirichlet prior with
 * 2^-lists a cell, prior of the total 1/N. Exact sums, no sampling, up to about 13,000 people; beyond, every s-th number of unseen people
 * stands for s of them.
 *
 * @throws PrevalenceError PREVALENCE_TOO_MANY_MODELS beyond six lists
 */
export const decomposable = (table: CaptureTable, mostUnseen = usualReach(peopleIn(table))): Decomposable => {
  const lists = table.lists.length;
  if (lists > mostListsForGraphs) wrong('PREVALENCE_TOO_MANY_MODELS', { lists, order: 2, most: 18_154 });
  const people = peopleIn(table);
  const stride = Math.ceil(mostUnseen / mostPoints);
  const margins = marginsOf(table);
  const evidenceOf = (m: number): Float64Array => {
    const evidence = new Float64Array(margins.length);
    margins.forEach(({ fixed, hidden, prior }, d) => {
      evidence[d] = fixed + logGamma(hidden + m + prior);
    });
    return evidence;
  };
  const common = (m: number): number => -logGamma(m + 1) - Math.log(people + m);
  const weigh = (graph: ChordalGraph, evidence: Float64Array): number => {
    let weight = 0;
    for (const clique of graph.cliques) weight += evidence[clique]!;
    for (const separator of graph.separators) weight -= evidence[separator]!;
    return weight;
  };

  const graphs = chordalGraphs(lists);
  const points = grid(mostUnseen);
  const looks = graphs.map(() => new Float64Array(points.length));
  points.forEach((m, i) => {
    const evidence = evidenceOf(m);
    graphs.forEach((graph, g) => {
      looks[g]![i] = weigh(graph, evidence) + common(m);
    });
  });
  // in large tables a graph's weight rises and falls between two points of the grid: its peak is looked for there
  const weightAt = (graph: ChordalGraph, m: number): number => {
    const evidence = (d: number): number => margins[d]!.fixed + logGamma(margins[d]!.hidden + m + margins[d]!.prior);
    const cliques = graph.cliques.reduce((sum, clique) => sum + evidence(clique), common(m));
    return graph.separators.reduce((sum, separator) => sum - evidence(separator), cliques);
  };
  const peaks = graphs.map((graph, g) => {
    const best = looks[g]!.indexOf(looks[g]!.reduce((a, b) => Math.max(a, b)));
    let [from, to] = [points[Math.max(0, best - 1)]!, points[Math.min(points.length - 1, best + 1)]!];
    while (to - from > 2) {
      const third = Math.floor((to - from) / 3);
      if (weightAt(graph, from + third) < weightAt(graph, to - third)) from += third;
      else to -= third;
    }
    const at = Math.round((from + to) / 2);
    return { at, weight: Math.max(weightAt(graph, at), looks[g]![best]!) };
  });
  const reference = peaks.reduce((most, { weight }) => Math.max(most, weight), Number.NEGATIVE_INFINITY);
  // the weights are smooth in m, so a graph is only summed between the last grid points that are out of sight
  const seen = graphs.flatMap((graph, g) => {
    const { at, weight } = peaks[g]!;
    if (weight <= reference - beyondSight) return [];
    const hidden = points.filter((_, i) => looks[g]![i]! <= reference - beyondSight);
    const from = hidden.findLast((m) => m < at) ?? 0;
    const to = hidden.find((m) => m > at) ?? mostUnseen;
    return [{ graph, g, from, to }];
  });

  const byUnseen = new Float64Array(Math.floor(mostUnseen / stride) + 1);
  const byGraph = new Float64Array(graphs.length);
  let sum = 0;
  for (let at = 0; at < byUnseen.length; at++) {
    const m = at * stride;
    const evidence = evidenceOf(m);
    const shift = common(m) - reference;
    for (const { graph, g, from, to } of seen) {
      if (m < from || m > to) continue;
      const mass = Math.exp(weigh(graph, evidence) + shift);
      byUnseen[at]! += mass;
      byGraph[g]! += mass;
      sum += mass;
    }
  }
  const end = Math.floor(byUnseen.length * 0.99);
  return {
    mean: byUnseen.reduce((total, mass, m) => total + mass * (people + m * stride), 0) / sum,
    quantile(level) {
      let reached = 0;
      const at = byUnseen.findIndex((mass) => {
        reached += mass;
        return reached >= level * sum;
      });
      return people + (at < 0 ? mostUnseen : at * stride);
    },
    graphs: seen
      .map(({ graph, g }) => ({ model: generatorsOf(closureOf(lists, graph.cliques)), probability: byGraph[g]! / sum }))
      .sort((a, b) => b.probability - a.probability)
      .slice(0, 10),
    mostUnseen,
    massAtTheEnd: byUnseen.subarray(end).reduce((a, b) => a + b, 0) / sum,
  };
};

const grid = (most: number): number[] => {
  const points = [0];
  for (let m = 1; m < most; m = Math.max(m + 1, Math.floor(m * 1.15))) points.push(m);
  return [...points, most];
};

/** For every set of lists, the part of its evidence that does not depend on the unseen, and what stands in its cell of nobody. */
const marginsOf = (table: CaptureTable) => {
  const lists = table.lists.length;
  const counts = countsOf(table);
  return Array.from({ length: 2 ** lists }, (_, d) => {
    const cells = 2 ** sizeOf(d);
    const prior = 1 / cells;
    const margin = new Map<number, number>();
    counts.forEach((count, history) => {
      margin.set(history & d, (margin.get(history & d) ?? 0) + count);
    });
    let fixed = -cells * logGamma(prior);
    for (const [cell, count] of margin) if (cell !== 0) fixed += logGamma(count + prior);
    return { fixed, hidden: margin.get(0) ?? 0, prior };
  });
};
