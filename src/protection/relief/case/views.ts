import type { z } from 'zod';
import type { Trace } from '../../../engines/rules/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { markOf } from '../days/mark.ts';
import type { ReliefAnswer, ReliefDeadline, ReliefFact, ReliefLaw } from '../law/index.ts';
import type { ReliefClass } from '../shapes.ts';
import type { EvidenceRow } from '../tables.ts';
import type { DayOfLaw, Door, StatedFact } from './contract.ts';
import type { KnownFact } from './known-facts.ts';

type DoorView = z.input<typeof Door>;
type Both = z.infer<typeof Door>['title'];

const both = (says: ReliefFact['says']): Both =>
  typeof says === 'string' ? { en: says, es: says } : { en: says.en, es: says.es ?? says.en };

/** Each condition in the words of the pack with what it came to; one without words is passed over, its parts speak. */
const linesOf = (trace: Trace | null, depth = 0): DoorView['because'] => {
  if (!trace) return [];
  const own = trace.says ? [{ depth, truth: trace.truth, says: trace.says }] : [];
  return [...own, ...trace.parts.flatMap((part) => linesOf(part, depth + own.length))];
};

export const dayOf = (survivorId: Id, title: Both, day: ReliefDeadline): z.input<typeof DayOfLaw> => ({
  rule: day.rule,
  title,
  clock: day.clock,
  kind: day.kind,
  says: day.says,
  state: day.state,
  due: day.due,
  notBefore: day.notBefore,
  daysLeft: day.daysLeft,
  missing: day.missing,
  cite: day.source.cite,
  mark: markOf(survivorId, day.rule, day.clock),
  unsure: day.unsure,
});

export interface Beside {
  readonly survivorId: Id;
  readonly evidence: ReadonlyMap<string, Pick<EvidenceRow, 'state' | 'document_id'>>;
  readonly reviews: ReadonlyMap<string, DoorView['review']>;
}

/** The key of a paper of a rule, and of a wording. */
export const keyOf = (rule: string, other: string): string => `${rule} ${other}`;

export const doorOf = (answer: ReliefAnswer, { survivorId, evidence, reviews }: Beside): DoorView => ({
  rule: answer.rule,
  area: answer.area,
  effect: answer.effect,
  title: answer.title,
  state: answer.state,
  why: answer.why,
  reading: answer.reading,
  says: answer.says,
  certainty: answer.certainty,
  uncertain: [...answer.uncertain],
  version: answer.version,
  effective: answer.effective,
  status: answer.status,
  statusNote: answer.statusNote,
  citation: answer.citation && {
    ...answer.citation,
    effective: { from: answer.citation.effective.from, to: answer.citation.effective.to ?? null },
  },
  review: (answer.version && reviews.get(keyOf(answer.rule, answer.version))) || null,
  missing: answer.missing.map(({ fact, asks }) => ({ fact, asks })),
  because: linesOf(answer.trace),
  deadlines: answer.deadlines.map((day) => dayOf(survivorId, answer.title, day)),
  papers: answer.documents.map(({ id, says }) => {
    const stands = evidence.get(keyOf(answer.rule, id));
    return { id, says, state: stands?.state ?? null, documentId: stands?.document_id ?? null };
  }),
  consequences: [...answer.consequences],
  ahead: [...answer.ahead],
});

/** A fact as it is asked. */
export const askedOf = (fact: ReliefFact) => ({
  fact: fact.id,
  says: both(fact.says),
  asks: fact.asks,
  why: fact.why,
  type: fact.type,
  unit: fact.unit ?? null,
  codes: fact.codes ?? [],
  askOf: fact.askOf,
  dataClass: fact.dataClass as ReliefClass,
});

export const statedFactOf = (
  law: ReliefLaw,
  { fact, state, value, source, documentId, byPerson, at, differs }: KnownFact,
  person: (id: Id | null) => { id: Id; name: string } | null,
): z.input<typeof StatedFact>[] => {
  const declared = law.fact(fact);
  if (!declared) return [];
  return [
    {
      ...askedOf(declared),
      ...{ state, value, source, documentId, differs },
      by: person(byPerson),
      at: at && new Date(at).toISOString(),
    },
  ];
};
