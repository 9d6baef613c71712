import { z } from 'zod';
import { CivilDate, Id, Line, route, Text } from '../../../platform/contract/index.ts';
import { Citation } from '../../../platform/packs/contract.ts';
import { ClientId, Person, RuleId, Said } from '../shapes.ts';

export const reviewDues = ['overdue', 'changed', 'never', 'needs-change', 'fresh'] as const;
export const verdicts = ['right', 'needs-change'] as const;

const Wording = z.object({
  rule: z.string(),
  version: z.string(),
  area: z.string(),
  title: Said,
  says: Said,
  effective: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
  status: z.string(),
  statusNote: Said.nullable(),
  /** Stayed, enjoined, contested or proposed, or in dispute for some: a court or Congress may change it. */
  unsettled: z.boolean(),
  certainty: z.enum(['text read', 'from memory']),
  uncertain: z.array(Said),
  citation: Citation,
  /** 'changed': the words were changed after the last review. */
  due: z.enum(reviewDues),
  dueOn: CivilDate.nullable(),
  review: z
    .object({ verdict: z.enum(verdicts), by: z.string(), on: CivilDate, words: z.string().nullable() })
    .nullable(),
});

const Watch = z.object({
  id: Id,
  rule: z.string(),
  title: Said,
  matter: z.string(),
  found: z.string().nullable(),
  lookedOn: CivilDate,
  lookAgainOn: CivilDate,
  daysLate: z.number().int(),
  by: Person.nullable(),
});

export const openReviews = route('relief.reviews', 'GET /relief/reviews', {
  says: 'Every wording of the law of relief: who checked it when in your organisation, what is overdue, and which cases in court may change it.',
  may: 'read pack',
  takes: z.object({}),
  gives: z.object({ mayReview: z.boolean(), wordings: z.array(Wording), watches: z.array(Watch) }),
});

export const reviewRule = route('relief.review', 'POST /relief/reviews', {
  says: 'Notes that you read a wording with its source, and whether it is right. The pack itself stays as it is.',
  may: 'approve pack',
  takes: z.object({
    id: ClientId,
    rule: RuleId,
    version: RuleId,
    verdict: z.enum(verdicts),
    words: Text(5_000).optional(),
  }),
  gives: z.object({ id: Id }),
  refuses: ['RELIEF_WORDING_UNKNOWN', 'RELIEF_WORDS_MISSING'],
});

export const watchCase = route('relief.watch', 'POST /relief/watches', {
  says: 'Puts a case in court on the list of those that may change a rule, with the day to look again.',
  may: 'approve pack',
  takes: z.object({
    id: ClientId,
    rule: RuleId,
    matter: Line(300),
    lookAgainOn: CivilDate,
    found: Text(2_000).optional(),
  }),
  gives: z.object({ id: Id }),
  refuses: ['RELIEF_RULE_UNKNOWN'],
});

export const lookAtCase = route('relief.look', 'POST /relief/watches/:watchId/look', {
  says: 'Notes that you looked, what you found, and when to look again; or that it is over.',
  may: 'approve pack',
  takes: z.object({
    watchId: Id,
    found: Text(2_000).optional(),
    lookAgainOn: CivilDate,
    over: z.boolean().default(false),
  }),
  gives: z.object({ id: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const openStates = route('relief.states', 'GET /relief/states', {
  says: 'Of each state, how much of its law somebody has read: vacatur, safe harbor, compensation. An empty cell answers "not known", never a guess.',
  may: 'read pack',
  takes: z.object({}),
  gives: z.object({
    columns: z.object({ vacatur: z.number().int(), 'safe-harbor': z.number().int(), compensation: z.number().int() }),
    states: z.array(
      z.object({
        state: z.string(),
        vacatur: z.number().int(),
        'safe-harbor': z.number().int(),
        compensation: z.number().int(),
      }),
    ),
  }),
});
