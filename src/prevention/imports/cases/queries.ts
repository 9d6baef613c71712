import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import type { ClockStart } from '../law/contract.ts';
import { policy } from '../policy.ts';
import type { DetentionRow, StartDays, Tables } from './tables.ts';

export const detentions = (tx: Tx) => tx.withTables<Tables>();

/** Where the day lies that sets a clock going. */
export const startColumns = {
  importation: 'imported_on',
  'detention-notice': 'detained_on',
  'exclusion-notice': 'excluded_on',
  'protestable-decision': 'decided_on',
} as const satisfies Record<ClockStart, keyof StartDays>;

/** @throws Refusal IMPORTS_CASE_NOT_FOUND, NOT_PERMITTED */
export const caseFor = async (
  { tx, actor, kernel }: Pick<Context, 'tx' | 'actor' | 'kernel'>,
  verb: 'read' | 'write',
  id: Id,
): Promise<DetentionRow> => {
  const row = await detentions(tx)
    .selectFrom('imports.detention')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
    .then(orRefuse('IMPORTS_CASE_NOT_FOUND'));
  permit(kernel.roles, policy, actor, `${verb} supply`, row);
  return row;
};

export const extensionsOf = (tx: Tx, ids: readonly Id[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : detentions(tx).selectFrom('imports.detention_extension').selectAll().where('detention_id', 'in', ids).execute();

export const tasksOf = (tx: Tx, ids: readonly Id[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : detentions(tx)
        .selectFrom('imports.detention_task')
        .selectAll()
        .where('detention_id', 'in', ids)
        .orderBy('at')
        .orderBy('id')
        .execute();
