import type { Id, Instant } from '../../../platform/contract/index.ts';
import { json } from '../../../platform/db/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { plan } from '../../queries.ts';
import type { ReturnRow } from '../../tables.ts';
import type { Answer } from './contract.ts';
import { isBlank } from './faults.ts';
import type { Link } from './link-of.ts';

type Kept = Pick<ReturnRow, 'file' | 'file_name' | 'file_hash'>;

/** Newer answers take the place of older ones on the same node; a blank one takes it away. */
export const merged = (before: readonly Answer[], now: readonly Answer[]): Answer[] =>
  [...new Map([...before, ...now].map((a) => [a.nodeId, a])).values()].filter((a) => !isBlank(a));

/** Keeps answers as the agency's draft. A draft after an answer that was sent back goes on from there. */
export const saveAnswers = async (
  { tx, orgId, newId, clock }: Pick<Context, 'tx' | 'orgId' | 'newId' | 'clock'>,
  { recipient, call, latest }: Link,
  now: readonly Answer[],
  kept?: Kept,
): Promise<{ id: Id; answers: readonly Answer[]; savedAt: Instant }> => {
  const answers = merged(latest?.answers ?? [], now);
  const savedAt = clock.now();
  if (latest?.state === 'draft') {
    await plan(tx)
      .updateTable('plan.data_call_return')
      .set({ answers: json(answers), received_at: savedAt, ...kept })
      .where('plan_id', '=', call.plan_id)
      .where('id', '=', latest.id)
      .execute();
    return { id: latest.id, answers, savedAt };
  }
  const id = newId();
  await plan(tx)
    .insertInto('plan.data_call_return')
    .values({
      org_id: orgId,
      plan_id: call.plan_id,
      id,
      call_id: call.id,
      agency_id: recipient.agency_id,
      received_at: savedAt,
      file_name: null,
      file_hash: null,
      file: null,
      ...kept,
      answers: json(answers),
      problems: json([]),
      state: 'draft',
      decided_by: null,
      decided_at: null,
      // the agency still sees why its last answer came back
      why: latest?.why ?? null,
    })
    .execute();
  return { id, answers, savedAt };
};
