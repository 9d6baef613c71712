import { z } from 'zod';
import { Id, Instant, route } from '../../../platform/contract/index.ts';
import { onEach, Person, PrivilegeMark, RecordClass, SurvivorOnly } from '../shapes.ts';

const Kind = z.enum(['statement', 'note', 'document']);

const Produced = z.object({
  kind: Kind,
  id: Id,
  dataClass: RecordClass,
  at: Instant,
  by: Person.nullable(),
  /** The field of a statement; the kind of a document. */
  about: z.string().nullable(),
  content: z.string().nullable(),
});
const Withheld = z.object({
  kind: Kind,
  id: Id,
  at: Instant,
  by: Person.nullable(),
  privilege: PrivilegeMark.exclude(['none']),
});

export const prepareDiscovery = route('casework.prepare-discovery', 'POST /survivors/:survivorId/discovery', {
  says: 'Sorts a record for counsel: what is not privileged, with its words, and a log of what is, without. It sends nothing: what leaves goes through the door of consent.',
  may: 'export legal',
  within: onEach('export'),
  stepUp: true,
  takes: SurvivorOnly.extend({ from: Instant.optional(), to: Instant.optional() }),
  gives: z.object({
    code: z.string(),
    produced: z.array(Produced),
    privilegeLog: z.array(Withheld),
    /** Classes that are not in here because the one who asks may not take them out. */
    leftOut: z.array(RecordClass),
  }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const discloseByLaw = route(
  'casework.disclose-by-law',
  'POST /survivors/:survivorId/demands/:demandId/disclosure',
  {
    says: 'Hands the minimum set of a demand by law to the door of consent, which gives it out only when nothing is missing: the kind of demand, counsel, notice to her, protective steps.',
    may: 'share packet',
    stepUp: true,
    takes: SurvivorOnly.extend({ demandId: Id }),
    gives: { file: ['application/json'] },
    refuses: ['NOT_FOUND_OR_NO_ACCESS', 'DEMAND_ENDED', 'DEMAND_NOT_READY', 'CONSENT_NOTHING_TO_SEND'],
  },
);
