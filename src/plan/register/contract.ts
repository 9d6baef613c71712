import { z } from 'zod';
import {
  Agency,
  Assignment,
  NodeKind,
  PlanHead,
  PlanNode,
  Role,
  Sensitivity,
  State,
  TimeframeRevision,
  Words,
} from '../../engines/plan/document.ts';
import { CivilDate, Id, Line, Paging, pageOf, route, Text, Where } from '../../platform/contract/index.ts';
import { FindingView, Key } from '../shapes.ts';

export const PlanCard = z
  .object({
    id: Id,
    documentId: z.string(),
    title: Words,
    version: z.string(),
    status: PlanHead.shape.status,
    start: CivilDate,
    end: CivilDate.nullable(),
    actions: z.number().int(),
    updates: z.number().int(),
  })
  .meta({ id: 'PlanCard' });

export const listPlans = route('plan.list', 'GET /plans', {
  says: 'The plans of your organisation.',
  may: 'read plan',
  takes: z.object({}),
  gives: z.array(PlanCard),
});

const Held = z.object({ known: z.number().int(), expected: z.number().int().nullable() });

/** What is known of the published plan and what is not: shown, never papered over. */
export const CompletenessView = z.object({
  principles: Held,
  actions: Held,
  pillars: z.array(z.object({ id: Key, title: Words, principles: Held, actions: Held })),
  principlesWithAction: z.number().int(),
  principlesWithoutAction: z.array(Key),
  officialCodes: z.object({ known: z.number().int(), unknown: z.number().int() }),
  withoutLead: z.array(Key),
  withoutDue: z.array(Key),
  doubtful: z.array(Key),
});

export const TreeNode = z
  .object({
    id: Key,
    parentId: Key.nullable(),
    kind: NodeKind,
    code: z.string(),
    officialCode: z.string().nullable(),
    title: Words,
    sensitivity: Sensitivity,
    state: State.nullable(),
    lead: z.string().nullable(),
    due: CivilDate.nullable(),
    daysLate: z.number().int(),
  })
  .meta({ id: 'PlanTreeNode' });

export const openPlan = route('plan.open', 'GET /plans/:planId', {
  says: 'One plan: its tree with states, and how much of it we hold.',
  may: 'read plan',
  takes: z.object({ planId: Id, asOf: CivilDate.optional() }),
  gives: z.object({
    plan: PlanCard,
    asOf: CivilDate,
    nodes: z.array(TreeNode),
    agencies: z.array(Agency),
    completeness: CompletenessView,
  }),
  refuses: ['PLAN_NOT_FOUND'],
});

export const NodeRowView = z.object({
  id: Key,
  kind: NodeKind,
  code: z.string(),
  title: Words,
  lead: z.string().nullable(),
  due: CivilDate.nullable(),
  state: State.nullable(),
  reportedAt: z.string().nullable(),
});

export const listNodes = route('plan.nodes', 'GET /plans/:planId/nodes', {
  says: 'Nodes of a plan as a list: by kind, agency, state, words.',
  may: 'read plan',
  takes: Paging.extend({
    planId: Id,
    kind: NodeKind.optional(),
    agency: Key.optional(),
    state: State.optional(),
    q: z.string().trim().max(200).optional(),
  }),
  gives: pageOf(NodeRowView),
  refuses: ['PLAN_NOT_FOUND'],
});

export const EvidenceView = z.object({
  id: Id,
  title: z.string(),
  hash: z.string(),
  uri: z.string().nullable(),
  date: CivilDate.nullable(),
  mediaType: z.string().nullable(),
  size: z.number().int().nullable(),
  sensitivity: Sensitivity,
});

export const UpdateView = z
  .object({
    id: Id,
    nodeId: Key,
    agency: Key,
    period: z.string(),
    state: State,
    percent: z.number().nullable(),
    narrative: z.string(),
    confidence: z.enum(['low', 'medium', 'high']).nullable(),
    sensitivity: Sensitivity,
    author: z.string(),
    approver: z.string().nullable(),
    approvedAt: z.string().nullable(),
    reportedAt: z.string(),
    evidence: z.array(EvidenceView),
    mayApprove: z.boolean(),
  })
  .meta({ id: 'StatusUpdate' });

export const openNode = route('plan.node', 'GET /plans/:planId/nodes/:nodeId', {
  says: 'One node: who answers for it, by when (with every revision), and what was reported.',
  may: 'read plan',
  takes: Paging.extend({ planId: Id, nodeId: Key }),
  gives: z.object({
    node: PlanNode,
    path: z.array(z.object({ id: Key, code: z.string(), title: Words })),
    children: z.array(z.object({ id: Key, code: z.string(), title: Words, kind: NodeKind })),
    assignments: z.array(Assignment),
    timeframe: z.array(TimeframeRevision),
    updates: pageOf(UpdateView),
  }),
  refuses: ['PLAN_NODE_NOT_FOUND'],
});

export const addNode = route('plan.add-node', 'POST /plans/:planId/nodes', {
  says: 'Adds a principle, an action or a milestone.',
  may: 'write plan',
  takes: z.object({
    planId: Id,
    parentId: Key,
    kind: z.enum(['principle', 'action', 'milestone']),
    code: Line(60),
    titleEn: Line(500),
    titleEs: Line(500).optional(),
    sensitivity: Sensitivity.default('internal'),
  }),
  gives: z.object({ id: Key }),
  refuses: ['PLAN_NODE_NOT_FOUND', 'PLAN_CLOSED', 'PLAN_NODE_WRONG_PLACE', 'PLAN_CODE_TAKEN'],
});

export const editNode = route('plan.edit-node', 'PUT /plans/:planId/nodes/:nodeId', {
  says: "Changes a node's words, its official number (from the published plan) or who may see it.",
  may: 'write plan',
  takes: z.object({
    planId: Id,
    nodeId: Key,
    titleEn: Line(500).optional(),
    titleEs: Line(500).optional(),
    officialCode: Line(60).nullable().optional(),
    sensitivity: Sensitivity.optional(),
  }),
  gives: z.object({ id: Key }),
  refuses: ['PLAN_NODE_NOT_FOUND', 'PLAN_CLOSED'],
});

export const assign = route('plan.assign', 'POST /plans/:planId/nodes/:nodeId/assignments', {
  says: 'Says which agency answers for a node, in which role. A node has one lead; naming another ends the first.',
  may: 'write plan',
  takes: z.object({
    planId: Id,
    nodeId: Key,
    agency: Key,
    role: Role.exclude(['named']),
    officialName: Line(200).optional(),
  }),
  gives: z.object({ endedLead: Key.nullable() }),
  refuses: ['PLAN_NODE_NOT_FOUND', 'PLAN_AGENCY_NOT_FOUND', 'PLAN_CLOSED'],
});

export const setTimeframe = route('plan.set-timeframe', 'POST /plans/:planId/nodes/:nodeId/timeframe', {
  says: 'States when a node is due. The dates before stay in the history.',
  may: 'write plan',
  takes: z.object({
    planId: Id,
    nodeId: Key,
    start: CivilDate.nullable().default(null),
    due: CivilDate,
    words: Text(500).default(''),
    basis: Line(300),
    why: Text(2000).optional(),
  }),
  gives: z.object({ revision: z.number().int() }),
  refuses: ['PLAN_NODE_NOT_FOUND', 'PLAN_CLOSED', 'PLAN_DATES_REVERSED', 'PLAN_WHY_NEEDED'],
});

export const searchPlan = route('plan.search', 'GET /plans/:planId/search', {
  says: 'Finds words in nodes and status reports.',
  may: 'read plan',
  takes: z.object({
    planId: Id,
    q: z.string().trim().min(2).max(200),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  gives: z.array(
    z.object({ kind: z.enum(['node', 'update']), nodeId: Key, code: z.string(), title: Words, excerpt: z.string() }),
  ),
  refuses: ['PLAN_NOT_FOUND'],
});

/** Formats of a plan file; recognised by their content. */
export const planFile = { types: ['application/octet-stream'], maxBytes: 32 * 1024 * 1024 } as const;

export const ImportPreview = z.object({
  format: z.enum(['json', 'stratml', 'csv', 'xlsx']),
  documentId: z.string().nullable(),
  title: Words.nullable(),
  counts: z.record(z.string(), z.number().int()),
  problems: z.array(Where),
  warnings: z.array(Where),
  ready: z.boolean(),
});

export const previewImport = route('plan.preview-import', 'POST /plans/import/preview', {
  says: 'Reads a plan file (JSON, StratML, CSV, XLSX) and tells what would be imported and what is wrong. Saves nothing.',
  may: 'write plan',
  takes: z.object({ name: z.string().max(300).optional() }),
  gives: ImportPreview,
  upload: planFile,
  refuses: ['PLAN_FILE_UNREADABLE'],
});

export const importPlan = route('plan.import', 'POST /plans/import', {
  says: 'Imports a plan file whole, or not at all. A large file becomes a job, whose progress can be followed.',
  may: 'write plan',
  takes: z.object({ name: z.string().max(300).optional() }),
  gives: z.object({ planId: Id.nullable(), jobId: Id.nullable(), counts: z.record(z.string(), z.number().int()) }),
  upload: planFile,
  refuses: ['PLAN_FILE_UNREADABLE', 'PLAN_FILE_INVALID', 'PLAN_ALREADY_THERE'],
});

export const planFromPackRoute = route('plan.from-pack', 'POST /plans/from-pack', {
  says: 'Sets up a plan from a plan pack, for example us-nap-2021. An office that keeps reporting on a plan whose horizon is over runs it on.',
  may: 'write plan',
  takes: z.object({ pack: Line(120), status: PlanHead.shape.status.optional() }),
  gives: z.object({ planId: Id, counts: z.record(z.string(), z.number().int()) }),
  refuses: ['PLAN_PACK_NOT_FOUND', 'PLAN_ALREADY_THERE'],
});

export const changePlanStatus = route('plan.change-status', 'POST /plans/:planId/status', {
  says: 'Starts a drafted plan, or closes a running one. A closed plan changes no more; its open promises go to a successor.',
  may: 'write plan',
  stepUp: true,
  takes: z.object({ planId: Id, status: z.enum(['running', 'closed']), end: CivilDate.optional(), why: Line(1000) }),
  gives: z.object({ status: PlanHead.shape.status }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_CLOSED'],
});

const Tally = z.partialRecord(State, z.number().int());

/** What needs a person, each with where to go: the front page of the desk. */
export const planOverview = route('plan.overview', 'GET /plans/:planId/overview', {
  says: 'What is late, what slipped, who has not answered, what is next: in this order of effort.',
  may: 'read plan',
  takes: z.object({
    planId: Id,
    asOf: CivilDate.optional(),
    soonDays: z.coerce.number().int().min(1).max(730).default(90),
  }),
  gives: z.object({
    plan: PlanCard,
    asOf: CivilDate,
    states: Tally,
    classes: z.record(z.string(), z.number().int()),
    late: z.array(TreeNode),
    next: z.array(TreeNode),
    silent: z.array(z.object({ nodeId: Key, code: z.string(), title: Words, agency: Key, role: Role })),
    openAfterEnd: z.array(TreeNode),
    slipped: z.array(FindingView),
    /** Reports that you may approve, the oldest first. */
    toApprove: z.array(
      z.object({
        id: Id,
        nodeId: Key,
        title: Words,
        agency: Key,
        period: z.string(),
        state: State,
        author: z.string(),
        reportedAt: z.string(),
      }),
    ),
    completeness: CompletenessView,
  }),
  refuses: ['PLAN_NOT_FOUND'],
});

export const planMatrix = route('plan.matrix', 'GET /plans/:planId/matrix', {
  says: 'The responsibility matrix: actions and milestones against agencies, with roles.',
  may: 'read plan',
  takes: z.object({ planId: Id }),
  gives: z.object({
    columns: z.array(Key),
    rows: z.array(
      z.object({
        id: Key,
        code: z.string(),
        title: Words,
        hasLead: z.boolean(),
        cells: z.array(z.object({ agency: Key, org: Key, role: Role, officialName: z.string().nullable() })),
      }),
    ),
  }),
  refuses: ['PLAN_NOT_FOUND'],
});
