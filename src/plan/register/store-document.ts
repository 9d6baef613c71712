import type { PlanDocument } from '../../engines/plan/document.ts';
import type { Id } from '../../platform/contract/index.ts';
import { insertMany } from '../../platform/db/index.ts';
import type { Context } from '../../platform/kernel/index.ts';
import type { Tables } from '../tables.ts';
import { documentRows } from './document-rows.ts';

/** What storing needs of an act, or of a job's step. */
export type Storing = Pick<Context, 'tx' | 'orgId' | 'newId' | 'clock'>;

/**
 * Writes a whole, validated plan document as a new plan of the actor's organisation, in the act's own transaction.
 *
 * @returns the new plan's id
 */
export const storeDocument = async (
  { tx, orgId, newId, clock }: Storing,
  doc: PlanDocument,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Id> => {
  const planId = newId();
  const tables = documentRows(doc, { org_id: orgId, plan_id: planId }, newId, clock.now());
  const total = Object.values(tables).reduce((sum, rows) => sum + rows.length, 0);
  let done = 0;
  for (const [table, rows] of Object.entries(tables)) {
    await insertMany<Tables, keyof Tables & string>(tx, table as keyof Tables & string, rows as never, (n) =>
      onProgress(done + n, total),
    );
    done += rows.length;
  }
  return planId;
};
