import type { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { orRefuse } from '../../platform/errors/index.ts';
import type { RunRow, StudyRow, Tables } from './tables.ts';

export const prevalence = (tx: Tx) => tx.withTables<Tables>();

/** @throws Refusal PREVALENCE_STUDY_NOT_FOUND */
export const studyById = (tx: Tx, orgId: Id, studyId: Id): Promise<StudyRow> =>
  prevalence(tx)
    .selectFrom('prevalence.study')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', studyId)
    .executeTakeFirst()
    .then(orRefuse('PREVALENCE_STUDY_NOT_FOUND'));

/** @throws Refusal PREVALENCE_RUN_NOT_FOUND */
export const runById = (tx: Tx, orgId: Id, runId: Id): Promise<RunRow> =>
  prevalence(tx)
    .selectFrom('prevalence.run')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', runId)
    .executeTakeFirst()
    .then(orRefuse('PREVALENCE_RUN_NOT_FOUND'));

/** The newest first. */
export const runsOf = (tx: Tx, orgId: Id, studyIds: readonly Id[]): Promise<RunRow[]> =>
  studyIds.length === 0
    ? Promise.resolve([])
    : prevalence(tx)
        .selectFrom('prevalence.run')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('study_id', 'in', studyIds)
        .orderBy('started_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
