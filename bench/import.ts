import { setTimeout as pause } from 'node:timers/promises';
import { importPlan } from '../src/plan/exchange/import-plan.ts';
import { startWorker } from '../src/platform/jobs/index.ts';
import { allJobKinds } from '../src/server/compose.ts';
import { bigPlan } from './kit/big-plan.ts';
import { type Database, kinds, openDatabase } from './kit/database.ts';
import { openOffice } from './kit/office.ts';
import { bench } from './kit/report.ts';
import { pairedRounds, timed } from './kit/rounds.ts';

const rows = 100_000;
const rounds = 2;
const chunk = 5_000;
const patience = 600_000;

/** The most memory of this process while `work` runs, in megabytes. */
const memoryPeak = async <T>(work: () => Promise<T>): Promise<{ peak: number; result: T }> => {
  global.gc?.();
  let most = process.memoryUsage.rss();
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  try {
    const result = await work();
    return { peak: Math.max(most, process.memoryUsage.rss()) / 2 ** 20, result };
  } finally {
    clearInterval(look);
  }
};

const measured = async (work: () => Promise<void>) => {
  const { peak, result } = await memoryPeak(() => timed(work));
  return { rowsPerSecond: (1000 * rows) / result.ms, seconds: result.ms / 1000, cpu: result.cpuMs / 1000, peak };
};

const untilThere = async ({ raw }: Database, documentId: string): Promise<void> => {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    const found = await raw('select 1 from plan.plan where document_id = $1', [documentId]);
    if (found.length > 0) return;
    await pause(50);
  }
  throw new Error('the import did not come to an end');
};

/** What is left when everything that a platform does is left out: read the file, send its rows to a table without keys or indexes. */
const bareLoad = async ({ raw }: Database, file: Uint8Array): Promise<void> => {
  const { updates } = JSON.parse(new TextDecoder().decode(file)) as { updates: Record<string, unknown>[] };
  await raw(
    'create table if not exists public.bare (id uuid, node text, org text, period text, state text, percent numeric, narrative text, author text, at timestamptz, evidence jsonb)',
  );
  await raw('truncate public.bare');
  for (let from = 0; from < updates.length; from += chunk) {
    const part = updates.slice(from, from + chunk).map(({ nodeId, ...update }) => ({ ...update, node: nodeId }));
    await raw('insert into public.bare select * from jsonb_populate_recordset(null::public.bare, $1::jsonb)', [
      JSON.stringify(part),
    ]);
  }
};

await bench(
  'import',
  `a plan file (JSON) with ${rows.toLocaleString('en-US')} reports, from the upload to the end of the job: sealed, read, validated, stored with keys, search and audit; the peer parses the same file and inserts the same rows into a bare table`,
  async (report) => {
    const big = bigPlan({ nodes: 2_000, updates: rows });
    for (const kind of kinds) {
      const database = await openDatabase(kind);
      const office = await openOffice(database.kernel, 'bench-import');
      const worker = startWorker(database.kernel, allJobKinds);
      const fileOf = (round: number): Uint8Array =>
        new TextEncoder().encode(JSON.stringify({ ...big, plan: { ...big.plan, id: `big${round}` } }));
      const results = await pairedRounds(
        rounds,
        (round) => {
          const file = fileOf(round);
          return measured(async () => {
            await office.perform(importPlan, { name: 'big.json' }, file);
            await untilThere(database, `big${round}`);
          });
        },
        (round) => {
          const file = fileOf(round);
          return measured(() => bareLoad(database, file));
        },
        { warmUp: false },
      );
      report.part(`${kind}, a file of ${(fileOf(0).length / 2 ** 20).toFixed(1)} MB`);
      report.compare('rows', '1/s', results('rowsPerSecond'));
      report.compare('from first to last', 's', results('seconds'));
      report.compare('CPU of the process', 's', results('cpu'));
      // both sides share a process, and what one has taken the other finds: only ours, with the file in hand, is told
      report.tell('memory of the process', 'MB', results('peak').ours);
      await worker.stop();
      await database.close();
    }
  },
);
