import { z } from 'zod';
import { CrosswalkLink, PlanNode, State, TimeframeRevision, Words } from '../../engines/plan/document.ts';
import { CivilDate, Id, Line, route } from '../../platform/contract/index.ts';
import { Key } from '../shapes.ts';

const Slot = z.object({ id: Key, code: z.string(), title: Words, kind: PlanNode.shape.kind });

export const openWork = route('plan.open-work', 'GET /plans/:planId/open-work', {
  says: 'What is still open in a plan: actions and milestones, with the dates they had, and whether a later plan takes them up.',
  may: 'read plan',
  takes: z.object({ planId: Id, asOf: CivilDate.optional() }),
  gives: z.array(
    z.object({
      node: Slot,
      state: State,
      timeframe: TimeframeRevision.nullable(),
      takenUp: z.boolean(),
    }),
  ),
  refuses: ['PLAN_NOT_FOUND'],
});

export const startSuccessor = route('plan.start-successor', 'POST /plans/:planId/successor', {
  says: 'Drafts the plan that follows: same pillars and principles, the open actions carried over with their old dates, links between the two.',
  may: 'write plan',
  takes: z.object({
    planId: Id,
    documentId: z.string().regex(/^[\w.-]{2,100}$/, 'PLAN_ID_FORM'),
    titleEn: Line(300),
    titleEs: Line(300).optional(),
    start: CivilDate,
    end: CivilDate.optional(),
  }),
  gives: z.object({ planId: Id, carried: z.number().int() }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_ALREADY_THERE', 'PLAN_DATES_REVERSED'],
});

const Change = z.object({ from: Slot, to: Slot, fields: z.array(z.string()) });

export const comparePlans = route('plan.compare', 'GET /plans/:planId/comparison/:laterId', {
  says: 'What changed from one plan to another, by links that a person confirmed and by proposals.',
  may: 'read plan',
  takes: z.object({ planId: Id, laterId: Id }),
  gives: z.object({
    same: z.number().int(),
    changed: z.array(Change),
    added: z.array(Slot),
    removed: z.array(Slot),
    links: z.array(CrosswalkLink),
  }),
  refuses: ['PLAN_NOT_FOUND'],
});

export const linkNodes = route('plan.link-nodes', 'POST /plans/:planId/links', {
  says: 'Links a node of this plan with one of another: the same, replaces, contributes, duplicates.',
  may: 'write plan',
  takes: z.object({
    planId: Id,
    nodeId: Key,
    otherPlanId: Id,
    otherNodeId: Key,
    type: CrosswalkLink.shape.type,
    note: Line(1000).optional(),
  }),
  gives: z.object({ linked: z.boolean() }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_NODE_NOT_FOUND'],
});

export const unlinkNodes = route('plan.unlink-nodes', 'POST /plans/:planId/links/removal', {
  says: 'Takes a link between two nodes away.',
  may: 'write plan',
  takes: z.object({ planId: Id, nodeId: Key, otherPlanId: Id, otherNodeId: Key, type: CrosswalkLink.shape.type }),
  gives: z.object({ removed: z.boolean() }),
  refuses: ['PLAN_NOT_FOUND'],
});
