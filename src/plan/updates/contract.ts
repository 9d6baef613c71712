import { z } from 'zod';
import { Sensitivity, State } from '../../engines/plan/document.ts';
import { CivilDate, Id, Line, route, Text } from '../../platform/contract/index.ts';
import { Key } from '../shapes.ts';

/** `2024`, `FY2024`, `2024-Q3`, `FY2024-Q3`, `2024-07`. */
export const Period = z.string().regex(/^(FY)?\d{4}(-Q[1-4])?$|^\d{4}-(0[1-9]|1[0-2])$/, 'PLAN_PERIOD_FORM');

/** States that say nothing by themselves: a person must say why. */
export const needsWords: ReadonlySet<State> = new Set<State>(['at_risk', 'late', 'dropped']);

export const recordUpdate = route('plan.record-update', 'POST /plans/:planId/updates', {
  says: 'Records where a node stands, for an agency and a period. Silence is recorded too: no_response.',
  may: 'write plan',
  takes: z.object({
    planId: Id,
    nodeId: Key,
    agency: Key,
    period: Period,
    state: State,
    percent: z.number().min(0).max(100).nullable().default(null),
    narrative: Text(10_000).default(''),
    confidence: z.enum(['low', 'medium', 'high']).optional(),
    sensitivity: Sensitivity.default('internal'),
  }),
  gives: z.object({ id: Id }),
  refuses: ['PLAN_NODE_NOT_FOUND', 'PLAN_AGENCY_NOT_FOUND', 'PLAN_CLOSED', 'PLAN_NARRATIVE_NEEDED'],
});

export const approveUpdate = route('plan.approve-update', 'POST /plans/:planId/updates/:updateId/approval', {
  says: 'Approves an update. Nobody approves what they wrote themselves.',
  may: 'approve plan',
  takes: z.object({ planId: Id, updateId: Id }),
  gives: z.object({ approvedAt: z.string() }),
  refuses: ['PLAN_UPDATE_NOT_FOUND', 'PLAN_OWN_UPDATE', 'PLAN_ALREADY_APPROVED'],
});

export const addLinkEvidence = route('plan.add-link', 'POST /plans/:planId/updates/:updateId/links', {
  says: 'Adds a link as evidence. Its address and title are hashed, so that a later change shows.',
  may: 'write plan',
  takes: z.object({
    planId: Id,
    updateId: Id,
    title: Line(300),
    uri: z.url({ protocol: /^https?$/ }).max(2000),
    date: CivilDate.optional(),
    sensitivity: Sensitivity.default('internal'),
  }),
  gives: z.object({ id: Id, hash: z.string() }),
  refuses: ['PLAN_UPDATE_NOT_FOUND', 'PLAN_CLOSED'],
});

export const addFileEvidence = route('plan.add-file', 'POST /plans/:planId/updates/:updateId/files', {
  says: 'Adds a file as evidence and keeps its SHA-256.',
  may: 'write plan',
  takes: z.object({
    planId: Id,
    updateId: Id,
    name: Line(200).default('evidence'),
    title: Line(300),
    date: CivilDate.optional(),
    sensitivity: Sensitivity.default('internal'),
  }),
  gives: z.object({ id: Id, hash: z.string() }),
  upload: { types: ['application/octet-stream'], maxBytes: 16 * 1024 * 1024 },
  refuses: ['PLAN_UPDATE_NOT_FOUND', 'PLAN_CLOSED', 'PLAN_EMPTY_FILE'],
});

export const openEvidence = route('plan.evidence', 'GET /plans/:planId/evidence/:evidenceId', {
  says: 'The file of a piece of evidence, as it was uploaded.',
  may: 'read plan-internal',
  takes: z.object({ planId: Id, evidenceId: Id }),
  gives: { file: ['application/octet-stream'] },
  refuses: ['PLAN_EVIDENCE_NOT_FOUND'],
});
