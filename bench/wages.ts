import { compute, readWork } from '../src/engines/wages/index.ts';
import { shippedLaw } from '../src/engines/wages/testing/law.ts';
import { plainWages } from './kit/plain-wages.ts';
import { bench } from './kit/report.ts';
import { pairedRounds, spreadOf, timed } from './kit/rounds.ts';

const rounds = 15;
const goalMs = 50;
const asOf = '2026-11-24';

/** Ten years, every day listed with its own hours in quarters, as a time sheet gives them; paid once a month. */
const dates = Array.from({ length: 3653 }, (_, i) => new Date(Date.UTC(2006, 0, 1 + i)).toISOString().slice(0, 10));
const work = {
  spells: [
    { days: dates.map((date, i) => ({ date, hours: (i % 7 === 0 ? 8 : 10) + ((i * 7) % 4) / 4 })), rate: '5.00' },
  ],
  paid: dates.filter((date) => date.endsWith('-28')).map((date) => ({ date, amount: '300.00' })),
  liquidated: true,
};

const ours = (): string => compute(readWork(shippedLaw, work), shippedLaw, asOf).backWages;

await bench(
  'wages',
  `${dates.length.toLocaleString('en-US')} days of work as ${Math.ceil(dates.length / 7)} workweeks; ours reads and checks the file, computes exactly and gives a trace, ranges and time limits; the peer is the same sum in plain floating point, by day, without checks, trace or citations`,
  async (report) => {
    const measure = async (run: () => string) => {
      const { ms, result } = await timed(run);
      if (!(Number(result) > 0)) throw new Error('nothing was owed: nothing was computed');
      return { ms };
    };
    const theirs = () => plainWages(work, shippedLaw).toFixed(2);
    const [exactly, roughly] = [ours(), theirs()];
    report.note(`back wages: ours ${exactly}, the peer ${roughly}`);
    for (let i = 0; i < 20; i += 1) ours();
    const results = await pairedRounds(
      rounds,
      () => measure(ours),
      () => measure(theirs),
    );
    report.compare('ten years by day', 'ms', results('ms'));
    const { median } = spreadOf(results('ms').ours);
    report.goal(`under ${goalMs} ms`, 'ms', median, median < goalMs);
  },
);
