import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { mayDo, recordToWrite } from '../access.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { isCodeOf, knowledgeOn } from '../record/fields.ts';
import { closeCase as contract } from './contract.ts';
import { caseOf, caseView } from './queries.ts';

/** Closes a case. From this day the schedule counts how long what it holds is kept. */
export const closeCase = useCase(contract, async (context, input) => {
  const { tx, orgId, actor, clock, kernel, note } = context;
  const { survivorId, caseId, reason } = input;
  const access = await recordToWrite(context, survivorId);
  mayDo(context, access, 'write', 'service');
  const closedOn = input.closedOn ?? clock.today();
  const row = await caseOf(context, survivorId, caseId);
  if (row.closed_on !== null) refuse('CASEWORK_CASE_CLOSED');
  if (!isCodeOf(knowledgeOn(kernel.packs, clock.today()), 'codes.closure-reason', reason))
    refuse('CASEWORK_CODE_UNKNOWN', {}, [{ field: 'reason' }]);
  if (closedOn > clock.today()) refuse('CASEWORK_DAY_AHEAD', {}, [{ field: 'closedOn' }]);
  if (closedOn < row.opened_on) refuse('CASEWORK_DATES_REVERSED', {}, [{ field: 'closedOn' }]);

  const closed = await casework(tx)
    .updateTable('casework.case_file')
    .set({ closed_on: closedOn, closed_by: actor.userId, closed_reason: reason })
    .where('org_id', '=', orgId)
    .where('id', '=', caseId)
    .returningAll()
    .executeTakeFirst()
    .then(orRefuse('CASEWORK_CASE_NOT_FOUND'));
  const event = { survivorId, dataClass: 'service', recordId: caseId, caseId } as const;
  await happened(context, { ...event, kind: 'case-closed', code: reason });
  note([survivorId, caseId]);
  return caseView(closed);
});
