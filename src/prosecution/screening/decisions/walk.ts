import type { Language } from '../../../platform/actor/index.ts';
import { stepWords } from '../consequences/consequences.ts';
import type { StepEntry } from '../consequences/pack-kind.ts';
import type { HitView } from '../search/contract.ts';
import type { SubjectGiven } from '../shapes.ts';

const ofacLists = /^us-ofac-|^us-csl/;

interface Seen {
  readonly seems: 'yes' | 'no' | null;
  readonly facts: readonly string[];
}

const kindsOf: Readonly<Record<string, SubjectGiven['kind']>> = {
  Person: 'person',
  Organization: 'organisation',
  Company: 'organisation',
  PublicBody: 'organisation',
  Vessel: 'vessel',
  Airplane: 'aircraft',
};

const sameKind = ({ schema }: HitView, { kind }: SubjectGiven): Seen => {
  const listed = kindsOf[schema];
  const facts = [kind, schema];
  return { facts, seems: kind === 'unknown' || listed === undefined ? null : kind === listed ? 'yes' : 'no' };
};

/** A word that is only like another counts as agreeing; the reviewer sees how alike it is. */
const howMuch = ({ evidence, matchedName }: HitView): Seen => {
  const agree = evidence.matches.length;
  const all = agree + evidence.unmatchedListed.length;
  return {
    facts: [`${agree}/${all}: ${matchedName}`, ...evidence.unmatchedListed.map((word) => `– ${word}`)],
    seems: all < 2 || agree > 1 ? 'yes' : 'no',
  };
};

const enoughKnown = ({ births, countries, identifiers }: SubjectGiven): Seen => {
  const facts = [
    ...births,
    ...countries.map((one) => one.toUpperCase()),
    ...identifiers.map(({ type, value }) => `${type} ${value}`),
  ];
  return { facts, seems: facts.length > 0 ? 'yes' : 'no' };
};

const similarities = ({ evidence }: HitView): Seen => {
  const said = evidence.qualifiers.filter(({ verdict }) => verdict !== 'neutral');
  const agree = said.filter(({ verdict }) => verdict === 'agrees').length;
  const against = said.length - agree;
  return {
    facts: said.map(({ what, verdict, query, listed }) => `${what}: ${query} / ${listed} (${verdict})`),
    seems: agree > 0 && against === 0 ? 'yes' : agree === 0 && against > 0 ? 'no' : null,
  };
};

const seenOf = (step: number, hit: HitView, subject: SubjectGiven): Seen => {
  switch (step) {
    case 1:
      return { facts: [hit.list], seems: ofacLists.test(hit.list) ? 'yes' : 'no' };
    case 2:
      return sameKind(hit, subject);
    case 3:
      return howMuch(hit);
    case 4:
      return enoughKnown(subject);
    case 5:
      return similarities(hit);
    default:
      return { facts: [], seems: null };
  }
};

/** The steps with what the evidence says to each. It answers none: a person does. */
export const walkThrough = (steps: readonly StepEntry[], hit: HitView, subject: SubjectGiven, language: Language) =>
  steps.map((step) => {
    const { seems, facts } = seenOf(step.step, hit, subject);
    return { ...stepWords(step, language), seems, facts: [...facts] };
  });
