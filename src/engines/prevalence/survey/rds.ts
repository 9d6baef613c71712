import { wrong } from '../errors.ts';
import { ascending, quantile8 } from '../numeric/quantile.ts';
import { randomStream } from '../numeric/random.ts';

export interface Recruit {
  readonly id: string;
  /** Who recruited the person; empty for a seed. */
  readonly recruiter: string;
  /** How many people of the group the person knows. */
  readonly degree: number;
  readonly hasTrait: boolean;
}

export interface RdsOptions {
  readonly replicates: number;
  readonly level: number;
  readonly seed: number;
}

export interface Rds {
  readonly share: number;
  /** Share in the sample as it is, for comparison. */
  readonly unweighted: number;
  readonly interval: { readonly level: number; readonly lower: number; readonly upper: number } | null;
  /** People who say they know nobody: they have no weight and were left out. */
  readonly withoutDegree: number;
  readonly seeds: number;
  /** The share as it stood after each wave: it should have settled. */
  readonly byWave: readonly { readonly wave: number; readonly people: number; readonly share: number }[];
}

const shareOf = (people: readonly Recruit[]): number => {
  let having = 0;
  let all = 0;
  for (const { degree, hasTrait } of people) {
    all += 1 / degree;
    if (hasTrait) having += 1 / degree;
  }
  return having / all;
};

const wavesOf = (people: readonly Recruit[]): Map<string, number> => {
  const byId = new Map(people.map((one) => [one.id, one]));
  const waves = new Map<string, number>();
  const waveOf = (start: Recruit): number => {
    const chain: string[] = [];
    let at: Recruit | undefined = start;
    // a chain that bites its tail ends where it began
    while (at && !waves.has(at.id) && !chain.includes(at.id)) {
      chain.push(at.id);
      at = byId.get(at.recruiter);
    }
    let wave = at && waves.has(at.id) ? waves.get(at.id)! + 1 : 0;
    for (const id of chain.reverse()) waves.set(id, wave++);
    return waves.get(start.id)!;
  };
  for (const one of people) waveOf(one);
  return waves;
};

/**
 * Share of a trait in a group that was sampled through its own peers: RDS-II (Volz and Heckathorn 2008), Σ(y/d) / Σ(1/d). The interval is
 * the percentile bootstrap of Salganik (2006), which walks along recruitments: who comes next is drawn from those whom people like the last
 * one recruited.
 *
 * @throws PrevalenceError PREVALENCE_NO_ESTIMATE where nobody reports a degree
 */
export const respondentDriven = (all: readonly Recruit[], { replicates, level, seed }: RdsOptions): Rds => {
  const people = all.filter(({ degree }) => degree > 0);
  if (people.length === 0) wrong('PREVALENCE_NO_ESTIMATE', { model: 'RDS-II', status: 'no degree above 0' });
  const byId = new Map(people.map((one) => [one.id, one]));
  const recruitedBy = (having: boolean): Recruit[] =>
    people.filter(({ recruiter }) => byId.get(recruiter)?.hasTrait === having);
  const next = { true: recruitedBy(true), false: recruitedBy(false) };
  const walked = next.true.length > 0 && next.false.length > 0;
  const totals = Array.from({ length: walked ? replicates : 0 }, (_, i) => {
    const random = randomStream(seed, i);
    const pick = (from: readonly Recruit[]): Recruit => from[Math.floor(random.next() * from.length)]!;
    const sample = [pick(people)];
    while (sample.length < people.length) sample.push(pick(next[`${sample.at(-1)!.hasTrait}`]));
    return shareOf(sample);
  });
  const sorted = ascending(totals);
  const waves = wavesOf(people);
  const last = Math.max(...waves.values());
  return {
    share: shareOf(people),
    unweighted: people.filter(({ hasTrait }) => hasTrait).length / people.length,
    interval:
      walked && replicates > 0
        ? { level, lower: quantile8(sorted, (1 - level) / 2), upper: quantile8(sorted, (1 + level) / 2) }
        : null,
    withoutDegree: all.length - people.length,
    seeds: [...waves.values()].filter((wave) => wave === 0).length,
    byWave: Array.from({ length: last + 1 }, (_, wave) => {
      const until = people.filter(({ id }) => waves.get(id)! <= wave);
      return { wave, people: until.length, share: shareOf(until) };
    }),
  };
};
