import type { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { casework } from '../queries.ts';
import type { CaseRow } from '../tables.ts';

export const caseView = (row: CaseRow) => ({
  id: row.id,
  survivorId: row.survivor_id,
  reason: row.reason,
  funder: row.funder,
  openedOn: row.opened_on,
  closedOn: row.closed_on,
  closedReason: row.closed_reason,
});

export const casesOf = ({ tx, orgId }: Pick<Context, 'tx' | 'orgId'>, survivorId: Id): Promise<CaseRow[]> =>
  casework(tx)
    .selectFrom('casework.case_file')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .orderBy('opened_on', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** One case of hers. @throws Refusal CASEWORK_CASE_NOT_FOUND */
export const caseOf = async (context: Pick<Context, 'tx' | 'orgId'>, survivorId: Id, caseId: Id): Promise<CaseRow> =>
  (await casesOf(context, survivorId)).find(({ id }) => id === caseId) ?? refuse('CASEWORK_CASE_NOT_FOUND');

/** The open case, to which what is done now belongs. */
export const openCaseOf = async (context: Pick<Context, 'tx' | 'orgId'>, survivorId: Id): Promise<Id | null> => {
  const row = await casework(context.tx)
    .selectFrom('casework.case_file')
    .select('id')
    .where('org_id', '=', context.orgId)
    .where('survivor_id', '=', survivorId)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
};
