import { z } from 'zod';
import { CivilDate, Id, Instant, route } from '../../../platform/contract/index.ts';
import { Citation } from '../../../platform/packs/contract.ts';
import {
  ClientId,
  FactValue,
  factSources,
  factStates,
  LawDay,
  onEachClass,
  Person,
  ReliefClass,
  RuleId,
  Said,
  SurvivorOnly,
} from '../shapes.ts';

export const doorStates = ['eligible', 'not', 'undetermined', 'contested'] as const;
const DoorState = z.enum(doorStates);
const Truth = z.enum(['yes', 'no', 'unknown']);

export const DayOfLaw = z
  .object({
    rule: z.string(),
    title: Said,
    clock: z.string(),
    kind: z.enum(['last day', 'first day', 'last moment']),
    says: Said,
    state: z.enum(['set', 'open', 'stopped', 'none']),
    /** A day, or for 'last moment' a moment in UTC. */
    due: z.string().nullable(),
    notBefore: z.string().nullable(),
    daysLeft: z.number().int().nullable(),
    /** Facts without which the day is not known. */
    missing: z.array(z.string()),
    cite: z.string(),
    /** The title of the entry in an exported calendar ends with it. */
    mark: z.string(),
    /** Nobody has read yet how the law counts it. */
    unsure: z.boolean(),
  })
  .meta({ id: 'DayOfLaw' });

export const Door = z
  .object({
    rule: z.string(),
    area: z.string().nullable(),
    effect: z.enum(['opens', 'binds', 'protects']).nullable(),
    title: Said,
    state: DoorState,
    why: z.string(),
    reading: Truth,
    says: Said,
    certainty: z.enum(['text read', 'from memory']).nullable(),
    uncertain: z.array(Said),
    version: z.string().nullable(),
    effective: z.object({ from: z.string().nullable(), to: z.string().nullable() }).nullable(),
    status: z.string().nullable(),
    statusNote: Said.nullable(),
    citation: Citation.nullable(),
    /** The newest review of this very wording in this organisation. */
    review: z.object({ verdict: z.enum(['right', 'needs-change']), by: z.string(), on: CivilDate }).nullable(),
    missing: z.array(z.object({ fact: z.string(), asks: Said })),
    because: z.array(z.object({ depth: z.number().int(), truth: Truth, says: Said })),
    deadlines: z.array(DayOfLaw),
    papers: z.array(
      z.object({
        id: z.string(),
        says: Said,
        state: z.enum(['there', 'asked-for', 'not-to-be-had']).nullable(),
        documentId: Id.nullable(),
      }),
    ),
    consequences: z.array(Said),
    ahead: z.array(
      z.object({ version: z.string(), from: z.string(), status: z.string(), says: Said, cite: z.string() }),
    ),
  })
  .meta({ id: 'ReliefDoor' });

const Asked = z.object({
  fact: z.string(),
  says: Said,
  asks: Said,
  why: Said,
  type: z.enum(['yes-no', 'date', 'moment', 'period', 'money', 'number', 'code', 'text']),
  unit: z.string().nullable(),
  codes: z.array(z.object({ code: z.string(), says: Said })),
  askOf: z.array(z.string()),
  dataClass: ReliefClass,
});

export const NextQuestion = Asked.extend({
  /** What its answer may decide. */
  rules: z.array(z.object({ rule: z.string(), title: Said })),
}).meta({ id: 'ReliefQuestion' });

export const StatedFact = Asked.extend({
  state: z.enum(factStates),
  value: FactValue.nullable(),
  /** 'record': told before, in the record; it is not asked again. */
  source: z.enum([...factSources, 'record']),
  documentId: Id.nullable(),
  by: Person.nullable(),
  at: Instant.nullable(),
  /** The record says otherwise: somebody should look which is so. */
  differs: z.boolean(),
}).meta({ id: 'ReliefFact' });

export const openRelief = route('relief.open', 'GET /survivors/:survivorId/relief', {
  says: 'What may be open to her on a day, as far as you may read what is known: of each rule its answer with source, days and papers, and what to ask next.',
  may: 'read legal',
  within: onEachClass('read'),
  takes: SurvivorOnly.extend({ on: LawDay.optional() }),
  gives: z.object({
    survivorId: Id,
    code: z.string(),
    on: CivilDate,
    today: CivilDate,
    notice: Said,
    mayWrite: z.boolean(),
    /** Classes you may read; what is known of others counts as unknown here. */
    classes: z.array(ReliefClass),
    /** Facts that are known but not yours to read. */
    hidden: z.number().int(),
    counts: z.object({
      eligible: z.number().int(),
      not: z.number().int(),
      undetermined: z.number().int(),
      contested: z.number().int(),
    }),
    doors: z.array(Door),
    ask: z.array(NextQuestion),
    facts: z.array(StatedFact),
    days: z.array(DayOfLaw),
    /** All that may be stated and is not known yet. */
    others: z.array(Asked),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const stateFacts = route('relief.state-facts', 'POST /survivors/:survivorId/relief/facts', {
  says: 'Writes down what is known, not known or declined of facts the law asks for. Nothing is overwritten; sent twice it is written once.',
  may: 'write legal',
  within: onEachClass('write'),
  takes: SurvivorOnly.extend({
    facts: z
      .array(
        z.object({
          id: ClientId,
          fact: RuleId,
          state: z.enum(factStates).default('said'),
          value: FactValue.optional(),
          source: z.enum(factSources).default('survivor'),
          documentId: Id.optional(),
        }),
      )
      .min(1)
      .max(100),
  }),
  gives: z.object({ written: z.number().int() }),
  refuses: [
    'NOT_FOUND_OR_NO_ACCESS',
    'CASEWORK_RECORD_CLOSED',
    'RELIEF_FACTS_INVALID',
    'RELIEF_PAPER_NOT_HERE',
    'SHREDDED',
  ],
});

export const whatIfRelief = route('relief.what-if', 'POST /survivors/:survivorId/relief/what-if', {
  says: 'What would change if one fact were so. Nothing is written.',
  may: 'read legal',
  within: onEachClass('read'),
  takes: SurvivorOnly.extend({
    on: LawDay.optional(),
    fact: RuleId,
    state: z.enum(['said', 'none']).default('said'),
    value: FactValue.optional(),
  }),
  gives: z.object({
    changes: z.array(
      z.object({
        rule: z.string(),
        title: Said,
        before: DoorState,
        after: DoorState,
        days: z.array(z.object({ says: Said, before: z.string().nullable(), after: z.string().nullable() })),
      }),
    ),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'RELIEF_FACTS_INVALID'],
});

export const KeptDecision = z.object({
  id: Id,
  on: CivilDate,
  by: Person.nullable(),
  at: Instant,
});

export const keepDecision = route('relief.keep', 'POST /survivors/:survivorId/relief/decisions', {
  says: 'Keeps what the law says today of what is known today, so that it can be replayed years later to the letter.',
  may: 'write legal',
  within: onEachClass('write'),
  takes: SurvivorOnly.extend({ id: ClientId, on: LawDay.optional() }),
  gives: z.object({ id: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'CASEWORK_RECORD_CLOSED', 'SHREDDED'],
});

export const listDecisions = route('relief.decisions', 'GET /survivors/:survivorId/relief/decisions', {
  says: 'Decisions that were kept, newest first.',
  may: 'read legal',
  takes: SurvivorOnly,
  gives: z.object({ decisions: z.array(KeptDecision) }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const replayDecision = route('relief.replay', 'GET /survivors/:survivorId/relief/decisions/:decisionId', {
  says: 'Decides again what was kept, with the facts and the law of then. It says whether it comes to the same, and what differs today.',
  may: 'read legal',
  within: onEachClass('read'),
  takes: SurvivorOnly.extend({ decisionId: Id }),
  gives: KeptDecision.extend({
    same: z.boolean(),
    results: z.array(z.object({ rule: RuleId, title: Said, was: DoorState, is: DoorState })),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'RELIEF_DECISION_NOT_YOURS', 'SHREDDED'],
});
