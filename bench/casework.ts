import type { Actor } from '../src/platform/actor/index.ts';
import { perform } from '../src/platform/kernel/index.ts';
import { listCaseload } from '../src/protection/casework/cases/list-caseload.ts';
import { openRecord } from '../src/protection/casework/cases/open-record.ts';
import { searchSurvivors } from '../src/protection/casework/record/search-survivors.ts';
import { kinds, openDatabase } from './kit/database.ts';
import { type Filled, fillHouse } from './kit/full-house.ts';
import { bench } from './kit/report.ts';
import { percentile, spreadOf, timed } from './kit/rounds.ts';

const people = Number(process.env.BENCH_CASES ?? 100_000);
const events = people * 20;
const goalSearchMs = 150;
const goalOpenMs = 100;
const rounds = 3;
const asks = 60;

await bench(
  'casework',
  `one organisation with ${people.toLocaleString('en-US')} cases and ${events.toLocaleString('en-US')} events, each name sealed under a key of its own; a search by name over keyed fingerprints, and the record at a look, each with its permission, row level security and audit entry`,
  async (report) => {
    for (const kind of kinds) {
      const database = await openDatabase(kind);
      const { kernel } = database;
      const filled = await timed(() => fillHouse(database, { people, events }));
      const { supervisor, worker, survivors, names }: Filled = filled.result;
      report.part(kind);
      report.tell('loading', 's', [filled.ms / 1000]);

      const ms = async (act: () => Promise<unknown>): Promise<number> => (await timed(act)).ms;
      const measure = async (what: string, act: (n: number) => Promise<unknown>): Promise<number> => {
        for (let i = 0; i < 10; i++) await act(i);
        const p95s: number[] = [];
        const p50s: number[] = [];
        for (let round = 0; round < rounds; round++) {
          const taken: number[] = [];
          for (let i = 0; i < asks; i++) taken.push(await ms(() => act(round * asks + i)));
          p50s.push(percentile(taken, 0.5));
          p95s.push(percentile(taken, 0.95));
        }
        report.tell(`${what}, p50`, 'ms', p50s);
        report.tell(`${what}, p95`, 'ms', p95s);
        return spreadOf(p95s).median;
      };
      const search = (actor: Actor, text: string) => perform(kernel, actor, searchSurvivors, { text });
      const name = (n: number) => names[(n * 7_919) % names.length] as readonly [string, string];

      const full = await measure('search, given and family', (n) => search(supervisor, name(n).join(' ')));
      const common = await measure('search, a common name', (n) => search(supervisor, name(n)[0]));
      const own = await measure('search, own caseload', (n) => search(worker, name(n)[0]));
      const open = await measure('open a record', (n) =>
        perform(kernel, supervisor, openRecord, { survivorId: survivors[(n * 104_729) % survivors.length] }),
      );
      await measure('first page of all', () => perform(kernel, supervisor, listCaseload, { of: 'all' }));
      await measure('own caseload', () => perform(kernel, worker, listCaseload, {}));
      for (const [says, p95] of [
        ['full name', full],
        ['common name', common],
        ['own caseload', own],
      ] as const)
        report.goal(`search by name, ${says}: p95 under ${goalSearchMs} ms`, 'ms', p95, p95 < goalSearchMs);
      report.goal(`open a record: p95 under ${goalOpenMs} ms`, 'ms', open, open < goalOpenMs);
      report.note('no peer holds names sealed and searches them: there is none to measure beside');
      await database.close();
    }
  },
);
