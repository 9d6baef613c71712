import { sql } from 'kysely';
import { z } from 'zod';
import type { Id } from '../../../platform/contract/index.ts';
import { insertMany, type Tx } from '../../../platform/db/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { enqueue, type JobContext, jobKind } from '../../../platform/jobs/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import type { LoadedSources } from '../exposure/load-sources.ts';
import { registerSources } from '../exposure/register-sources.ts';
import { supply } from '../queries.ts';
import { placeSuppliers } from '../sites/place-suppliers.ts';
import { holdChain } from '../stored/keep-chain.ts';
import type { SupplierResultRow, SupplierRow, Tables } from '../tables.ts';
import { storedFindings, verdictsOf, waitingOf } from './answers.ts';
import { screenAgain as screenContract } from './contract.ts';
import { screenSuppliers } from './screen-suppliers.ts';

const atOnce = 200;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What a screening says of one supplier, as it asked for it. */
type Result = Pick<SupplierRow, 'id' | 'revision' | 'priority' | 'postal_code_verdict' | 'result_hash'> &
  Omit<SupplierResultRow, 'org_id' | 'supplier_id' | 'screening_id'> & {
    /** Asked or found something else than the screening before. */
    readonly news: boolean;
  };

const resultsOf = async (
  rows: readonly SupplierRow[],
  loaded: LoadedSources,
  today: string,
  beforeEach: (done: number) => Promise<void>,
): Promise<Result[]> => {
  const results: Result[] = [];
  for (let from = 0; from < rows.length; from += atOnce) {
    await beforeEach(from);
    const part = rows.slice(from, from + atOnce);
    const numbered = part.map(({ fields }, i) => ({ ...fields, row: i }));
    for (const one of screenSuppliers(numbered, loaded, today).suppliers) {
      const { id, revision, fields: asked, result_hash: before } = part[one.row] as SupplierRow;
      const findings = storedFindings(one);
      const { row: _, ...said } = asked;
      const found = findings.map(({ hash, legalClass }) => [hash, legalClass]).sort();
      const result_hash = sha256(JSON.stringify([said, one.outcome, one.legalClass, found]));
      results.push({
        ...{ id, revision, asked, findings, outcome: one.outcome, legal_class: one.legalClass },
        ...{ priority: one.priority, postal_code_verdict: one.postalCode, result_hash, news: result_hash !== before },
      });
    }
  }
  return results;
};

/** Only what a screening finds is written: the rest of the row is a file's, and may be another since it was read. */
const keep = async (tx: Tx, orgId: Id, screening: Id, results: readonly (Result & { waiting: number })[]) => {
  const rows = results.map(({ asked: _, news: __, revision: ___, ...one }) => ({
    ...{ org_id: orgId, screening_id: screening },
    ...one,
  }));
  await sql`
    update supply.supplier s
    set outcome = n.outcome, legal_class = n.legal_class, priority = n.priority, postal_code_verdict = n.postal_code_verdict,
      findings = n.findings, waiting = n.waiting, screening_id = n.screening_id, result_hash = n.result_hash
    from jsonb_populate_recordset(null::supply.supplier, ${JSON.stringify(rows)}::jsonb) n
    where s.org_id = n.org_id and s.id = n.id`.execute(tx);
  await insertMany<Tables, 'supply.supplier_result'>(
    tx,
    'supply.supplier_result',
    results
      .filter(({ news }) => news)
      .map(({ id, asked, outcome, legal_class, findings }) => ({
        ...{ org_id: orgId, supplier_id: id, screening_id: screening, asked, outcome, legal_class, findings },
      })),
  );
};

const screenAll = async ({ kernel, actor, progress, signal, step, job }: JobContext, orgId: Id) => {
  const today = kernel.clock.today();
  const loaded = await registerSources({ kernel, actor, orgId }, today);
  const all = (tx: Tx) => supply(tx).selectFrom('supply.supplier').where('org_id', '=', orgId).orderBy('id');
  const rows = await kernel.db.transaction(actor, (tx) => all(tx).selectAll().execute());
  const early = await resultsOf(rows, loaded, today, async (done) => {
    signal.throwIfAborted();
    await nextTurn();
    progress(done, rows.length, 'screening');
  });
  return step('screened', async (tx) => {
    await holdChain({ tx, orgId, clock: kernel.clock });
    // what a file changed meanwhile is asked anew, and what somebody answered meanwhile counts
    const now = new Map((await all(tx).select(['id', 'revision']).execute()).map((one) => [one.id, one.revision]));
    const holds = ({ id, revision }: Result) => now.get(id) === revision;
    const moved = early.filter((one) => !holds(one)).map(({ id }) => id);
    const anew = moved.length === 0 ? [] : await all(tx).selectAll().where('id', 'in', moved).execute();
    const late = await resultsOf(anew, loaded, today, nextTurn);
    const verdicts = await verdictsOf(tx, orgId);
    const results = [...early.filter(holds), ...late].map((one) => ({
      ...one,
      waiting: waitingOf(one.id, one.findings, verdicts),
    }));
    await insertMany<Tables, 'supply.supplier_screening'>(tx, 'supply.supplier_screening', [
      {
        ...{ org_id: orgId, id: job.id, on_day: today, ended_at: kernel.clock.now() },
        ...{ lists: [...loaded.lists], suppliers: results.length },
      },
    ]);
    await keep(tx, orgId, job.id, results);
    return { suppliers: results.length, waiting: results.filter(({ waiting }) => waiting > 0).length };
  });
};

/** Finds the site of each new supplier, then screens all of them on the own lists of today. */
export const takeSuppliersKind = jobKind('supply.take-suppliers', {
  may: 'write supply',
  bulk: true,
  takes: z.object({}),
  gives: z.object({ suppliers: z.number().int(), waiting: z.number().int() }),
  run: async (context) => {
    const orgId = context.actor.orgId as Id;
    context.progress(0, null, 'reading');
    await placeSuppliers(context, orgId);
    return screenAll(context, orgId);
  },
});

export const screenAgain = useCase(screenContract, async ({ tx, kernel, actor }) => ({
  jobId: await enqueue(tx, kernel, actor, takeSuppliersKind, {}),
}));
