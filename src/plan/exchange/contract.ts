import { z } from 'zod';
import { CivilDate, Id, route } from '../../platform/contract/index.ts';
import { Key } from '../shapes.ts';

export const exportFormats = ['json', 'csv', 'xlsx', 'stratml'] as const;

export const exportPlan = route('plan.export', 'GET /plans/:planId/export', {
  says: 'The plan as a file: JSON (everything), CSV or XLSX (the tree as a table), StratML Part 2 (ISO 17469).',
  may: 'export plan',
  takes: z.object({ planId: Id, format: z.enum(exportFormats), scope: z.enum(['all', 'public']).default('public') }),
  gives: {
    file: [
      'application/json',
      'text/csv; charset=utf-8',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/xml',
    ],
  },
  refuses: ['PLAN_NOT_FOUND'],
});

export const planBrief = route('plan.brief', 'GET /plans/:planId/brief', {
  says: 'A one-page brief on a pillar or an agency, as Markdown or PDF.',
  may: 'export plan',
  takes: z.object({
    planId: Id,
    pillar: Key.optional(),
    agency: Key.optional(),
    asOf: CivilDate.optional(),
    format: z.enum(['md', 'pdf']).default('pdf'),
  }),
  gives: { file: ['text/markdown; charset=utf-8', 'application/pdf'] },
  refuses: ['PLAN_NOT_FOUND', 'PLAN_BRIEF_SCOPE'],
});
