import { z } from 'zod';
import { Id, Instant, Line, Paging, pageOf, route } from '../../../platform/contract/index.ts';
import { StudyFile, StudyResult } from '../study/contract.ts';

const tableTroubles = [
  'PREVALENCE_TABLE_EMPTY',
  'PREVALENCE_COUNT_COLUMN',
  'PREVALENCE_LISTS_NUMBER',
  'PREVALENCE_LIST_NAME',
  'PREVALENCE_CELLS_MISSING',
  'PREVALENCE_NOT_ZERO_OR_ONE',
  'PREVALENCE_COUNT_INVALID',
  'PREVALENCE_HISTORY_TWICE',
  'PREVALENCE_NEVER_SEEN_COUNTED',
  'PREVALENCE_NOBODY',
  'PREVALENCE_LIST_UNKNOWN',
  'PREVALENCE_FILE_UNREADABLE',
] as const;

export const runStates = ['waiting', 'done', 'cancelled', 'failed'] as const;
const Verdict = StudyResult.shape.verdict.shape.kind;

export const RunView = z
  .object({
    id: Id,
    revision: z.number().int(),
    state: z.enum(runStates),
    verdict: Verdict.nullable(),
    jobId: Id,
    startedBy: z.string(),
    startedAt: Instant,
    endedAt: Instant.nullable(),
    signedBy: z.string().nullable(),
    signedAt: Instant.nullable(),
    signedWhy: z.string().nullable(),
  })
  .meta({ id: 'PrevalenceRun' });

export const listStudies = route('prevalence.studies', 'GET /prevalence/studies', {
  says: 'The studies of hidden populations, the last changed first, each with its last run.',
  may: 'read study',
  takes: Paging,
  gives: pageOf(
    z.object({ id: Id, title: z.string(), changedBy: z.string(), changedAt: Instant, lastRun: RunView.nullable() }),
  ),
});

export const createStudy = route('prevalence.create-study', 'POST /prevalence/studies', {
  says: 'Begins a study from a capture table; what is wrong with the table is said with row and column.',
  may: 'write study',
  takes: z.object({ study: StudyFile }),
  gives: z.object({ studyId: Id, revision: z.number().int() }),
  refuses: tableTroubles,
});

export const changeStudy = route('prevalence.change-study', 'PUT /prevalence/studies/:studyId', {
  says: 'Replaces what a study says. Runs keep the study as it was.',
  may: 'write study',
  takes: z.object({ studyId: Id, revision: z.number().int(), study: StudyFile }),
  gives: z.object({ revision: z.number().int() }),
  refuses: [...tableTroubles, 'PREVALENCE_STUDY_NOT_FOUND', 'PREVALENCE_STUDY_CHANGED', 'SHREDDED'],
});

export const openStudy = route('prevalence.study', 'GET /prevalence/studies/:studyId', {
  says: 'A study with all its runs, the newest first.',
  may: 'read study',
  takes: z.object({ studyId: Id }),
  gives: z.object({ id: Id, revision: z.number().int(), study: StudyFile, runs: z.array(RunView) }),
  refuses: ['PREVALENCE_STUDY_NOT_FOUND', 'SHREDDED'],
});

export const startRun = route('prevalence.start-run', 'POST /prevalence/studies/:studyId/runs', {
  says: 'Computes all estimates and what moves them, by a job; it can be cancelled.',
  may: 'write study',
  takes: z.object({ studyId: Id }),
  gives: z.object({ runId: Id, jobId: Id }),
  refuses: ['PREVALENCE_STUDY_NOT_FOUND', 'SHREDDED'],
});

export const openRun = route('prevalence.run', 'GET /prevalence/runs/:runId', {
  says: 'One run: the study as it was then, and what came of it.',
  may: 'read study',
  takes: z.object({ runId: Id }),
  gives: z.object({ run: RunView, studyId: Id, study: StudyFile, result: StudyResult.nullable() }),
  refuses: ['PREVALENCE_RUN_NOT_FOUND', 'SHREDDED'],
});

export const signRun = route('prevalence.sign-run', 'POST /prevalence/runs/:runId/sign', {
  says: 'A second person stands for a run: what was taken for granted was looked at. Nobody signs a run of their own.',
  may: 'approve study',
  takes: z.object({ runId: Id, why: Line(500) }),
  gives: z.object({ runId: Id }),
  refuses: ['PREVALENCE_RUN_NOT_FOUND', 'PREVALENCE_RUN_UNFINISHED', 'PREVALENCE_RUN_SIGNED'],
});

export const runReport = route('prevalence.report', 'GET /prevalence/runs/:runId/report', {
  says: 'The report of a run as PDF, page or Markdown, or the study file from which anybody gets the same numbers.',
  may: 'export study',
  takes: z.object({ runId: Id, format: z.enum(['pdf', 'html', 'md', 'json']).default('pdf') }),
  gives: { file: ['application/pdf', 'text/html; charset=utf-8', 'text/markdown; charset=utf-8', 'application/json'] },
  refuses: ['PREVALENCE_RUN_NOT_FOUND', 'PREVALENCE_RUN_UNFINISHED', 'SHREDDED'],
});
