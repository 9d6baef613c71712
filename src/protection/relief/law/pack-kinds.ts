import { z } from 'zod';
import { Clock, DecisionTable, FactDeclaration, RuleVersion } from '../../../engines/rules/index.ts';
import { definePackKind, type Entry } from '../../../platform/packs/index.ts';
import { ReliefClass } from '../shapes.ts';
import { stateColumns, stateTables, usStates } from './state-columns.ts';

const Words = z.strictObject({ en: z.string().min(1), es: z.string().min(1) });

/** Who is able to say it. `document`: it is read from a paper, nobody needs to be asked. */
export const askedOf = ['survivor', 'caseworker', 'attorney', 'official', 'document'] as const;

/** In the order in which they are asked. */
export const factTopics = [
  'person',
  'what-happened',
  'cooperation',
  'immigration',
  'family',
  'benefits',
  'record',
  'court',
  'work',
  'money',
  'credit',
  'confidentiality',
  'notice',
] as const;

/** What may be stated of a person, a case or an event; `says` is the statement itself. */
export const reliefFactKind = definePackKind(
  'relief-fact',
  z.strictObject({
    ...FactDeclaration.pick({ type: true, codes: true, unit: true }).shape,
    asks: Words,
    /** Why we ask, in words for the person who is asked. */
    why: Words,
    topic: z.enum(factTopics),
    dataClass: ReliefClass,
    askOf: z.array(z.enum(askedOf)).min(1),
  }),
);
export type ReliefFact = Entry<z.infer<typeof reliefFactKind.fields>>;

/** In the order in which they are shown. */
export const reliefAreas = [
  'definition',
  'immigration',
  'benefits',
  'record relief',
  'restitution',
  'civil',
  'wages',
  'compensation',
  'forfeiture',
  'credit',
  'tax',
  'duty',
  'confidentiality',
] as const;

/** `opens` a door to somebody, `binds` somebody to act, or `protects` what is known of somebody. */
export const ruleEffects = ['opens', 'binds', 'protects'] as const;

const wordingFields = RuleVersion.pick({ statusNote: true, when: true, contestedWhen: true, documents: true }).shape;

/** One wording of a rule: the same id stands again for another time. `says` is what the law says, in plain words. */
export const reliefRuleKind = definePackKind(
  'relief-rule',
  z
    .strictObject({
      ...wordingFields,
      /** Its name beside the other wordings of the rule: `2025`. */
      version: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/),
      title: Words,
      area: z.enum(reliefAreas),
      effect: z.enum(ruleEffects),
      /** Why it matters to a survivor. */
      why: Words,
      /** Nobody found the day from which it holds; `effective.from` is then only the day of our reading and never counts. */
      undated: z.literal(true).optional(),
      /** Answers by decision tables, named `rule-id.name`. */
      tables: z.array(DecisionTable).default([]),
      /** Whole sentences; where one is missing the usual sentence of the effect stands. */
      answers: z.strictObject({
        eligible: Words,
        not: Words,
        undetermined: Words.optional(),
        contested: Words.optional(),
      }),
      /** `unsure`: the day is told with the advice to have an attorney check how it is counted. */
      clocks: z.array(Clock.extend({ unsure: z.literal(true).optional() })).default([]),
      /** What follows where it is eligible. */
      consequences: z.array(Words).default([]),
      /** `text read`: at least the main text, or an official summary of it. `from memory`: neither, so the answer is only "ask an attorney". */
      certainty: z.enum(['text read', 'from memory']),
      /** What an attorney must look at before it is relied on. */
      uncertain: z.array(Words).default([]),
      /** The answer differs by state: the table in which its cells stand. */
      stateTable: z.enum(stateTables).optional(),
    })
    .refine(({ certainty, uncertain }) => certainty === 'text read' || uncertain.length > 0, {
      path: ['uncertain'],
      error: 'A rule from memory says what must be checked.',
    }),
);
export type ReliefWording = Entry<z.infer<typeof reliefRuleKind.fields>>;

/** One cell of a table by state, with its own source. A cell that nobody has read is not there. */
export const reliefStateKind = definePackKind(
  'relief-state-cell',
  z
    .strictObject({
      table: z.enum(stateTables),
      state: z.enum(usStates),
      column: z.string(),
      /** The day on which the source was read. */
      readOn: z.iso.date(),
    })
    .superRefine(({ table, column }, context) => {
      const columns: readonly string[] = stateColumns[table];
      if (!columns.includes(column))
        context.addIssue({
          code: 'custom',
          path: ['column'],
          message: `the columns of ${table}: ${columns.join(', ')}`,
        });
    }),
);
export type ReliefStateCell = Entry<z.infer<typeof reliefStateKind.fields>>;

export const reliefPackKinds = [reliefFactKind, reliefRuleKind, reliefStateKind];
