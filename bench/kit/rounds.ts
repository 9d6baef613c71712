/** The least, the middle and the most of several rounds. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export type Measures = Readonly<Record<string, number>>;

/** What both sides measured, round by round, and how many times the peer's each of ours is. */
export interface Pair {
  readonly ours: readonly number[];
  readonly peer: readonly number[];
}

/** The value below which this share lies, from values in any order. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const at = (i: number): number => sorted[i] ?? Number.NaN;
  return { min: at(0), median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, max: at(sorted.length - 1) };
};

export const ratioOf = ({ ours, peer }: Pair): Spread => spreadOf(ours.map((value, i) => value / (peer[i] as number)));

type Side<M> = (round: number) => Promise<M>;

/**
 * Runs both sides in turn, ours first in one round and the peer first in the next, after one round of each that does not count.
 *
 * @returns gives the rounds of one measure
 */
export const pairedRounds = async <M extends Measures>(
  rounds: number,
  ours: Side<M>,
  peer: Side<M>,
  { warmUp = true } = {},
): Promise<(measure: keyof M) => Pair> => {
  if (warmUp) {
    await peer(-1);
    await ours(-1);
  }
  const results: { ours: M; peer: M }[] = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) results.push({ ours: await ours(round), peer: await peer(round) });
    else {
      const first = await peer(round);
      results.push({ ours: await ours(round), peer: first });
    }
  }
  return (measure) => ({
    ours: results.map((r): number => r.ours[measure] as number),
    peer: results.map((r): number => r.peer[measure] as number),
  });
};

/** Wall time and CPU of this process (its threads too) while `work` runs, in milliseconds. */
export const timed = async <T>(work: () => T | Promise<T>): Promise<{ ms: number; cpuMs: number; result: T }> => {
  const cpu = process.cpuUsage();
  const from = performance.now();
  const result = await work();
  const ms = performance.now() - from;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000, result };
};
