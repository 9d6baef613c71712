import { z } from 'zod';
import { RecordClass, recordClasses } from '../../engines/consent/index.ts';
import { Id, type Permission, Text, type Verb } from '../../platform/contract/index.ts';

export { RecordClass, recordClasses };

/** What a schedule keeps and destroys: the classes of a record, and what people said without a name. */
export const Kept = z.enum([...recordClasses, 'feedback']);

/** A permission for each class of the record. */
export const onEach = (verb: Verb): readonly Permission[] =>
  recordClasses.map((dataClass): Permission => `${verb} ${dataClass}`);

/** A code of a list of the packs: a field, a service, a channel. Never somebody's words. */
export const Code = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._:-]{0,79}$/i, 'CODE_FORM')
  .meta({ id: 'RecordCode', description: 'A code of a list' });

/** An id that whoever writes may make: the same act sent twice is then known again. */
export const ClientId = Id.optional();

export const SurvivorOnly = z.object({ survivorId: Id });

/** What may be said of a field: words, a day or code, a number, yes or no, several codes. */
export const Value = z.union([Text(10_000).min(1, 'REQUIRED'), z.number(), z.boolean(), z.array(Code).max(50)]);
export type Value = z.infer<typeof Value>;

export const StatementState = z.enum(['said', 'declined', 'skipped', 'not-known', 'not-asked']);
export const StatementSource = z.enum([
  'survivor',
  'interpreter',
  'family',
  'document',
  'partner',
  'observed',
  'import',
]);
export const AskedFor = z.enum(['service', 'safety', 'report', 'law', 'referral', 'told-unasked']);
export const StandingOf = z.enum(['current', 'past', 'contested']);
export const Shield = z.enum(['open', 'restricted', 'closed']);
export const PrivilegeMark = z.enum(['none', 'advocate', 'attorney', 'counsellor', 'clergy']);
export const Relation = z.enum(['caseload', 'supervision', 'emergency']);

export const Words = z.object({ en: z.string(), es: z.string() });
export const OwnWords = z.object({ en: Text(300).min(1, 'REQUIRED'), es: Text(300).min(1, 'REQUIRED') });

export const Person = z.object({ id: Id, name: z.string() });
