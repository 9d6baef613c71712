import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { projectRoot } from '../../src/platform/config/root.ts';
import { databaseVersions } from './database.ts';
import { type Pair, ratioOf, type Spread, spreadOf } from './rounds.ts';

interface Line {
  readonly part: string;
  readonly what: string;
  readonly unit: string;
  readonly ours: Spread;
  readonly peer: Spread | null;
  /** Ours over the peer's. */
  readonly ratio: Spread | null;
}

interface Goal {
  readonly says: string;
  readonly measured: number;
  readonly unit: string;
  readonly met: boolean;
}

export interface Report {
  /** The lines that follow are about this. */
  part(name: string): void;
  compare(what: string, unit: string, pair: Pair): void;
  /** A number that no peer has. */
  tell(what: string, unit: string, values: readonly number[]): void;
  note(text: string): void;
  /** Says whether a goal was met. Nothing fails where it was not: the numbers are of this machine, on this day. */
  goal(says: string, unit: string, measured: number, met: boolean): void;
}

const digits = (n: number): string => {
  if (!Number.isFinite(n)) return 'none';
  const size = Math.abs(n);
  return size >= 1000 ? Math.round(n).toLocaleString('en-US') : n.toPrecision(size >= 100 ? 3 : 2);
};
const shown = ({ min, median, max }: Spread): string => `${digits(median)} (${digits(min)} to ${digits(max)})`;

const commit = (): string => {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' }).trim();
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', 'src') ? ' and changes' : ''}`;
  } catch {
    return 'unknown';
  }
};

/**
 * Runs one benchmark and prints what it found, ours beside the peer's; with BENCH_JSON set it also writes that file.
 *
 * @param says what is compared with what, in a sentence
 */
export const bench = async (name: string, says: string, run: (report: Report) => Promise<void>): Promise<void> => {
  const lines: Line[] = [];
  const goals: Goal[] = [];
  const notes: string[] = [];
  const machine = {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    databases: await databaseVersions(),
    loadBefore: loadavg()[0] ?? 0,
  };
  const date = new Date().toISOString();
  console.log(`\n${name}: ${says}`);
  console.log(
    `${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB, Node ${machine.node}, ${machine.databases.join(', ')}; ` +
      `load before ${machine.loadBefore.toFixed(1)}; ${date.slice(0, 10)}, commit ${commit()}`,
  );
  console.log('median (least to most) of the rounds; the ratio is ours over the peer, round by round');

  let part = '';
  const add = (line: Line): void => {
    lines.push(line);
    const peer = line.peer && line.ratio ? `   peer ${shown(line.peer)}   ratio ${shown(line.ratio)}` : '';
    console.log(`  ${line.what.padEnd(26)} ${line.unit.padEnd(9)} ours ${shown(line.ours)}${peer}`);
  };
  await run({
    part: (next) => {
      part = next;
      console.log(`\n${next}`);
    },
    compare: (what, unit, pair) =>
      add({ part, what, unit, ours: spreadOf(pair.ours), peer: spreadOf(pair.peer), ratio: ratioOf(pair) }),
    tell: (what, unit, values) => add({ part, what, unit, ours: spreadOf(values), peer: null, ratio: null }),
    note: (text) => {
      notes.push(text);
      console.log(`  ${text}`);
    },
    goal: (goalSays, unit, measured, met) => {
      goals.push({ says: goalSays, unit, measured, met });
      console.log(`  goal ${met ? 'met' : 'MISSED'}: ${goalSays}: ${digits(measured)} ${unit}`);
    },
  });

  const file = process.env.BENCH_JSON;
  if (file) {
    writeFileSync(
      file,
      `${JSON.stringify({ name, says, date, commit: commit(), machine, lines, goals, notes }, null, 2)}\n`,
    );
  }
};
