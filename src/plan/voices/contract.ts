import { z } from 'zod';
import { Recommendation } from '../../engines/plan/document.ts';
import { CivilDate, Id, Line, Paging, pageOf, route, Text, Where } from '../../platform/contract/index.ts';
import { Key } from '../shapes.ts';

const Status = Recommendation.shape.status;

const RecommendationView = z
  .object({
    id: Key,
    body: z.string(),
    ref: z.string(),
    date: CivilDate.nullable(),
    words: z.string(),
    nodeIds: z.array(Key),
    status: Status,
    response: z.string().nullable(),
    respondedOn: CivilDate.nullable(),
    url: z.string().nullable(),
    unanswered: z.boolean(),
  })
  .meta({ id: 'PlanRecommendation' });

export const listRecommendations = route('plan.recommendations', 'GET /plans/:planId/recommendations', {
  says: 'Recommendations to the plan: those nobody has answered first.',
  may: 'read plan',
  takes: Paging.extend({
    planId: Id,
    body: z.string().trim().max(120).optional(),
    status: Status.optional(),
    nodeId: Key.optional(),
    unanswered: z.stringbool().optional(),
  }),
  gives: pageOf(RecommendationView).extend({ open: z.number().int() }),
  refuses: ['PLAN_NOT_FOUND'],
});

const Recommended = z.object({
  body: Line(120),
  ref: Line(120),
  date: CivilDate.nullable().default(null),
  words: Text(10_000).min(1, 'REQUIRED'),
  nodeIds: z.array(Key).max(50).default([]),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null),
});

export const addRecommendation = route('plan.add-recommendation', 'POST /plans/:planId/recommendations', {
  says: 'Adds a recommendation of an audit office, a council or a monitoring body.',
  may: 'write plan',
  takes: Recommended.extend({ planId: Id }),
  gives: z.object({ id: Key }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_CLOSED', 'PLAN_NODE_NOT_FOUND', 'PLAN_RECOMMENDATION_THERE'],
});

export const respondRecommendation = route(
  'plan.respond-recommendation',
  'POST /plans/:planId/recommendations/:recommendationId/response',
  {
    says: 'Answers a recommendation: where it stands, and why.',
    may: 'write plan',
    takes: z.object({ planId: Id, recommendationId: Key, status: Status.exclude(['open']), response: Line(10_000) }),
    gives: z.object({ id: Key, status: Status }),
    refuses: ['PLAN_NOT_FOUND', 'PLAN_RECOMMENDATION_NOT_FOUND'],
  },
);

/** Columns `Body, Ref, Date, Text, Nodes, Status, Response, URL`. */
const table = { types: ['application/octet-stream'], maxBytes: 8 * 1024 * 1024 } as const;

export const previewRecommendations = route(
  'plan.preview-recommendations',
  'POST /plans/:planId/recommendations/preview',
  {
    says: 'Reads a table of recommendations (CSV, XLSX) and tells what it would add and what is wrong. Saves nothing.',
    may: 'write plan',
    takes: z.object({ planId: Id, name: z.string().max(300).optional() }),
    gives: z.object({
      rows: z.number().int(),
      added: z.number().int(),
      there: z.number().int(),
      problems: z.array(Where),
      ready: z.boolean(),
    }),
    upload: table,
    refuses: ['PLAN_NOT_FOUND', 'PLAN_TABLE_UNREADABLE'],
  },
);

export const importRecommendations = route(
  'plan.import-recommendations',
  'POST /plans/:planId/recommendations/import',
  {
    says: 'Imports a table of recommendations whole, or not at all. What is there already stays.',
    may: 'write plan',
    takes: z.object({ planId: Id, name: z.string().max(300).optional() }),
    gives: z.object({ added: z.number().int(), there: z.number().int() }),
    upload: table,
    refuses: ['PLAN_NOT_FOUND', 'PLAN_CLOSED', 'PLAN_TABLE_UNREADABLE', 'PLAN_TABLE_INVALID'],
  },
);

const Scope = z.enum(['plan_office_only', 'task_force', 'public_without_name']);
const Disposition = z.enum(['open', 'taken_up', 'partly', 'not_taken_up']);

/** A survivor's input without its words and without who spoke. */
const InputLine = z
  .object({
    id: Id,
    source: z.string(),
    consentScope: Scope,
    compensated: z.boolean(),
    nodeIds: z.array(Key),
    receivedOn: CivilDate,
    dueFor: CivilDate.nullable(),
    daysLate: z.number().int(),
    disposition: Disposition,
    response: z.string().nullable(),
    respondedOn: CivilDate.nullable(),
    /** Whether somebody gave a name, or spoke without one. Who it was is not in here. */
    named: z.boolean(),
    destroyedOn: CivilDate.nullable(),
  })
  .meta({ id: 'SurvivorInput' });

export const listSurvivorInput = route('plan.survivor-inputs', 'GET /plans/:planId/survivor-input', {
  says: 'What survivors told the plan office, without words or names: unanswered first, with the day it is due.',
  may: 'read survivor-input',
  takes: Paging.extend({ planId: Id, disposition: Disposition.optional() }),
  gives: pageOf(InputLine).extend({ open: z.number().int() }),
  refuses: ['PLAN_NOT_FOUND'],
});

export const openSurvivorInput = route('plan.survivor-input', 'GET /plans/:planId/survivor-input/:inputId', {
  says: 'One input in the words of the survivor, without a name.',
  may: 'read survivor-input',
  takes: z.object({ planId: Id, inputId: Id }),
  gives: InputLine.extend({ words: z.string() }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_INPUT_NOT_FOUND', 'SHREDDED'],
});

export const addSurvivorInput = route('plan.add-survivor-input', 'POST /plans/:planId/survivor-input', {
  says: 'Takes in what a survivor says. Words and name are sealed under a key of that person; a name is never needed.',
  may: 'write survivor-input',
  takes: z.object({
    planId: Id,
    words: Text(20_000).min(1, 'REQUIRED'),
    /** Group, council or event it came through. No name belongs in here. */
    source: Line(200),
    consentScope: Scope,
    compensated: z.boolean(),
    nodeIds: z.array(Key).max(50).default([]),
    receivedOn: CivilDate.optional(),
    name: Line(200).optional(),
    contact: Line(300).optional(),
    /** An earlier input of the same person: both are then destroyed together. */
    samePersonAs: Id.optional(),
  }),
  gives: z.object({ id: Id, dueFor: CivilDate.nullable() }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_NODE_NOT_FOUND', 'PLAN_INPUT_NOT_FOUND', 'PLAN_NAME_IN_WORDS', 'SHREDDED'],
});

export const respondSurvivorInput = route(
  'plan.respond-survivor-input',
  'POST /plans/:planId/survivor-input/:inputId/response',
  {
    says: 'Answers what a survivor said: what was done with it, in writing. The answer must not say who spoke.',
    may: 'write survivor-input',
    takes: z.object({
      planId: Id,
      inputId: Id,
      disposition: Disposition.exclude(['open']),
      response: Text(10_000).min(1, 'REQUIRED'),
    }),
    gives: z.object({ id: Id, disposition: Disposition }),
    refuses: ['PLAN_NOT_FOUND', 'PLAN_INPUT_NOT_FOUND', 'PLAN_NAME_IN_WORDS'],
  },
);

export const openIdentity = route('plan.open-identity', 'POST /plans/:planId/survivor-input/:inputId/identity', {
  says: 'Opens who spoke, for a stated purpose. Each opening stands in the audit trail.',
  may: 'read survivor-input',
  stepUp: true,
  takes: z.object({ planId: Id, inputId: Id, purpose: z.enum(['pay', 'answer', 'safety', 'asked by the survivor']) }),
  gives: z.object({ name: z.string().nullable(), contact: z.string().nullable() }),
  refuses: ['PLAN_NOT_FOUND', 'PLAN_INPUT_NOT_FOUND', 'PLAN_NO_NAME_GIVEN', 'SHREDDED'],
});

export const destroySurvivorInput = route(
  'plan.destroy-survivor-input',
  'POST /plans/:planId/survivor-input/:inputId/destruction',
  {
    says: "Destroys the key of a survivor: the words and the name of all of this person's input can never be read again.",
    may: 'write survivor-input',
    stepUp: true,
    takes: z.object({ planId: Id, inputId: Id, why: z.enum(['asked by the survivor', 'no longer needed']) }),
    gives: z.object({ destroyed: z.array(Id), certificate: Id, on: CivilDate }),
    refuses: ['PLAN_NOT_FOUND', 'PLAN_INPUT_NOT_FOUND'],
  },
);
