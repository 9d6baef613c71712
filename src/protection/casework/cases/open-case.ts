import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { mayDo, recordToWrite } from '../access.ts';
import { happened } from '../events.ts';
import { casework } from '../queries.ts';
import { isCodeOf, knowledgeOn } from '../record/fields.ts';
import type { CaseRow } from '../tables.ts';
import { openCase as contract } from './contract.ts';
import { casesOf, caseView } from './queries.ts';

/** Opens a case for somebody on the own caseload. */
export const openCase = useCase(contract, async (context, input) => {
  const { tx, orgId, actor, clock, kernel, newId, note } = context;
  const { survivorId, reason, funder } = input;
  const access = await recordToWrite(context, survivorId);
  mayDo(context, access, 'write', 'service');
  const openedOn = input.openedOn ?? clock.today();
  if (!isCodeOf(knowledgeOn(kernel.packs, clock.today()), 'codes.referral-source', reason))
    refuse('CASEWORK_CODE_UNKNOWN', {}, [{ field: 'reason' }]);
  if (openedOn > clock.today()) refuse('CASEWORK_DAY_AHEAD', {}, [{ field: 'openedOn' }]);

  const cases = await casesOf(context, survivorId);
  const sent = cases.find(({ id }) => id === input.id);
  if (sent) return caseView(sent);
  const open = cases.find(({ closed_on }) => closed_on === null);
  if (open) refuse('CASEWORK_CASE_OPEN', {}, [{ field: 'survivorId', says: open.id }]);

  const row: CaseRow = {
    org_id: orgId,
    id: input.id ?? newId(),
    survivor_id: survivorId,
    reason,
    funder: funder ?? null,
    opened_on: openedOn,
    opened_by: actor.userId,
    closed_on: null,
    closed_by: null,
    closed_reason: null,
  };
  await casework(tx).insertInto('casework.case_file').values(row).execute();
  const event = { survivorId, dataClass: 'service', recordId: row.id, caseId: row.id } as const;
  await happened(context, { ...event, kind: 'case-opened', code: reason });
  note([survivorId, row.id]);
  return caseView(row);
});
