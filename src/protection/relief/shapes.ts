import { z } from 'zod';
import { CivilDate, Id, type Permission, type Verb } from '../../platform/contract/index.ts';

/** The classes of a survivor's record that the law of relief asks about. */
export const reliefClasses = [
  'identity',
  'contact',
  'location',
  'safety',
  'narrative',
  'health',
  'immigration',
  'legal',
  'criminal',
  'financial',
  'service',
] as const;
export const ReliefClass = z.enum(reliefClasses);
export type ReliefClass = z.infer<typeof ReliefClass>;

export const onEachClass = (verb: Verb): readonly Permission[] =>
  reliefClasses.map((dataClass): Permission => `${verb} ${dataClass}`);

export const SurvivorOnly = z.object({ survivorId: Id });

/** An id that whoever writes may make: the same act sent twice is then known again. */
export const ClientId = Id.optional();

/** Both languages. */
export const Said = z.object({ en: z.string(), es: z.string() });

/** The id of a rule, a wording, a fact or a paper, as the packs name it. */
export const RuleId = z
  .string()
  .max(200, 'TOO_LONG')
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]*$/, 'CODE_FORM');

/** The day on which the law is asked: what lies outside is a slip of the finger, and no clock could be counted there. */
export const LawDay = CivilDate.refine((day) => day >= '1900-01-01' && day <= '2199-12-31', 'RELIEF_DAY_RANGE');

export const Person = z.object({ id: Id, name: z.string() });

export const factStates = ['said', 'none', 'not-known', 'declined'] as const;
export const factSources = ['survivor', 'caseworker', 'attorney', 'official', 'document'] as const;

/** Yes or no, a day, a moment, a number or amount as text, a code, words, or a time from one day to another. */
export const FactValue = z.union([
  z.boolean(),
  z.string().trim().min(1, 'REQUIRED').max(2_000, 'TOO_LONG'),
  z.object({ from: CivilDate, to: CivilDate.nullable() }),
]);
export type FactValue = z.infer<typeof FactValue>;
