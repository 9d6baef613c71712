import { z } from 'zod';
import { PlanDocument, Words } from '../../engines/plan/document.ts';
import { CivilDate, Id, Line, route } from '../../platform/contract/index.ts';
import { CompletenessView, TreeNode } from '../register/contract.ts';
import { FindingView } from '../shapes.ts';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/, 'PLAN_SLUG_FORM');

const Hidden = z.object({
  nodes: z.number().int(),
  updates: z.number().int(),
  evidence: z.number().int(),
  commitments: z.number().int(),
});

export const previewPublication = route('plan.preview-publication', 'GET /plans/:planId/publication', {
  says: 'What would become public, and how much stays inside.',
  may: 'share plan',
  takes: z.object({ planId: Id }),
  gives: z.object({ public: z.record(z.string(), z.number().int()), hidden: Hidden, sha256: z.string() }),
  refuses: ['PLAN_NOT_FOUND'],
});

export const publish = route('plan.publish', 'POST /plans/:planId/publication', {
  says: 'Publishes a frozen copy without what is internal. It replaces the copy before; that one is kept.',
  may: 'share plan',
  stepUp: true,
  takes: z.object({ planId: Id, slug: Slug, notice: Line(300).optional(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  gives: z.object({ id: Id, edition: z.number().int(), slug: z.string(), sha256: z.string() }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_PREVIEW_STALE', 'PLAN_SLUG_TAKEN'],
});

export const withdraw = route('plan.withdraw', 'POST /plans/:planId/publication/withdrawal', {
  says: 'Takes the public copy down. Copies that others made cannot be called back.',
  may: 'share plan',
  stepUp: true,
  takes: z.object({ planId: Id, why: Line(1000) }),
  gives: z.object({ withdrawn: z.boolean() }),
  refuses: ['PLAN_NOT_PUBLISHED'],
});

const PublicCard = z.object({
  /** A sentence on top of the page, where the office has something to say of the copy as a whole. */
  notice: z.string().nullable(),
  slug: z.string(),
  title: Words,
  edition: z.number().int(),
  asOf: CivilDate,
  publishedAt: z.string(),
  sha256: z.string(),
});

export const listPublic = route('plan.public-list', 'GET /public/plans', {
  says: 'The plans that are published. No sign-in.',
  may: 'anyone',
  takes: z.object({}),
  gives: z.array(PublicCard),
});

export const openPublic = route('plan.public', 'GET /public/plans/:slug', {
  says: 'A published plan with its states, its ledger and what is not known of it. No sign-in.',
  may: 'anyone',
  takes: z.object({ slug: Slug }),
  gives: z.object({
    card: PublicCard,
    plan: PlanDocument.shape.plan,
    nodes: z.array(TreeNode),
    agencies: PlanDocument.shape.agencies,
    assignments: PlanDocument.shape.assignments,
    completeness: CompletenessView,
    cycles: PlanDocument.shape.cycles,
    commitments: PlanDocument.shape.commitments,
    findings: z.array(FindingView),
  }),
  refuses: ['PLAN_NOT_PUBLISHED'],
});

export const publicFile = route('plan.public-file', 'GET /public/plans/:slug/file', {
  says: 'A published plan as a file. No sign-in.',
  may: 'anyone',
  perMinute: 60,
  takes: z.object({ slug: Slug, format: z.enum(['json', 'csv', 'stratml']) }),
  gives: { file: ['application/json', 'text/csv; charset=utf-8', 'application/xml'] },
  refuses: ['PLAN_NOT_PUBLISHED'],
});
