import { z } from 'zod';
import type { Id } from '../../../platform/contract/index.ts';
import { insertMany, type Tx, upsertMany } from '../../../platform/db/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { enqueue, type JobContext, jobKind } from '../../../platform/jobs/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { registerSources } from '../exposure/register-sources.ts';
import { supply } from '../queries.ts';
import { placeSuppliers } from '../sites/place-suppliers.ts';
import type { StoredFinding, SupplierRow, SupplierVerdictRow, Tables } from '../tables.ts';
import { screenAgain as screenContract } from './contract.ts';
import { type ScreenedSupplier, screenSuppliers } from './screen-suppliers.ts';

const atOnce = 200;
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** By what an answer is remembered: as long as the finding says the same, nobody is asked again. */
const hashOf = ({ what, list, says, review }: Omit<StoredFinding, 'hash'>): string =>
  sha256(JSON.stringify([what, list, says, review]));

const notRead = {
  legalClass: 0,
  what: 'not-read',
  says: '',
  list: '',
  weight: '',
  quality: 1,
  source: '',
  date: null,
  review: null,
} as const;

export const storedFindings = ({ outcome, findings }: ScreenedSupplier): StoredFinding[] => [
  ...new Map(
    (outcome === 'not-read' ? [notRead, ...findings] : findings)
      .map((one) => ({ ...one, hash: hashOf(one) }))
      .map((one) => [one.hash, one] as const),
  ).values(),
];

export const needsPerson = ({ what, legalClass, review }: Omit<StoredFinding, 'hash'>): boolean =>
  what === 'not-read' || legalClass >= 3 || (review !== null && review !== 'mapping-not-reviewed');

/** The last answer to each finding of each supplier, by supplier and hash. */
export const verdictsOf = async (
  tx: Tx,
  orgId: Id,
  supplierId?: Id,
): Promise<ReadonlyMap<string, SupplierVerdictRow['verdict']>> => {
  const rows = await supply(tx)
    .selectFrom('supply.supplier_verdict')
    .select(['supplier_id', 'finding', 'verdict'])
    .where('org_id', '=', orgId)
    .$if(supplierId !== undefined, (q) => q.where('supplier_id', '=', supplierId ?? ''))
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ supplier_id, finding, verdict }) => [`${supplier_id} ${finding}`, verdict]));
};

export const waitingOf = (
  supplierId: Id,
  findings: readonly StoredFinding[],
  verdicts: ReadonlyMap<string, SupplierVerdictRow['verdict']>,
): number =>
  findings.filter(
    (one) => needsPerson(one) && (verdicts.get(`${supplierId} ${one.hash}`) ?? 'open-again') === 'open-again',
  ).length;

const screenAll = async ({ kernel, actor, progress, signal, step, job }: JobContext, orgId: Id) => {
  const today = kernel.clock.today();
  const loaded = await registerSources({ kernel, actor, orgId }, today);
  const rows = await kernel.db.transaction(actor, (tx) =>
    supply(tx).selectFrom('supply.supplier').selectAll().where('org_id', '=', orgId).orderBy('id').execute(),
  );
  const screened: SupplierRow[] = [];
  for (let from = 0; from < rows.length; from += atOnce) {
    signal.throwIfAborted();
    await nextTurn();
    const part = rows.slice(from, from + atOnce);
    const numbered = part.map(({ fields }, i) => ({ ...fields, row: i }));
    for (const one of screenSuppliers(numbered, loaded, today).suppliers) {
      const row = part[one.row] as SupplierRow;
      const findings = storedFindings(one);
      screened.push({
        ...row,
        ...{ outcome: one.outcome, legal_class: one.legalClass, priority: one.priority, findings },
        ...{
          postal_code_verdict: one.postalCode,
          screening_id: job.id,
        },
      });
    }
    progress(Math.min(from + atOnce, rows.length), rows.length, 'screening');
  }
  await step('screened', async (tx) => {
    // what somebody answered meanwhile counts
    const verdicts = await verdictsOf(tx, orgId);
    for (const one of screened) one.waiting = waitingOf(one.id, one.findings, verdicts);
    await upsertMany<Tables, 'supply.supplier'>(tx, 'supply.supplier', ['org_id', 'id'], screened);
    await insertMany<Tables, 'supply.supplier_screening'>(tx, 'supply.supplier_screening', [
      {
        ...{ org_id: orgId, id: job.id, on_day: today, ended_at: kernel.clock.now() },
        ...{ lists: [...loaded.lists], suppliers: rows.length },
      },
    ]);
    return {};
  });
  return { suppliers: rows.length, waiting: screened.filter(({ waiting }) => waiting > 0).length };
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
