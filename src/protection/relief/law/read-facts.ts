import { type Fact, type FactDeclaration, type Facts, RuleError, readFacts } from '../../../engines/rules/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { ReliefLaw } from './relief-law.ts';

const MOST_FACTS = 1000;
const MOST_PLACES = 50;

/** What a fact of each type must look like, as a message in the reader's language. */
const wanted = {
  'yes-no': 'RELIEF_WANTS_YES_NO',
  date: 'RELIEF_WANTS_DAY',
  moment: 'RELIEF_WANTS_MOMENT',
  period: 'RELIEF_WANTS_PERIOD',
  money: 'RELIEF_WANTS_MONEY',
  number: 'RELIEF_WANTS_NUMBER',
  code: 'RELIEF_WANTS_CODE',
  text: 'RELIEF_WANTS_TEXT',
} as const satisfies Record<FactDeclaration['type'], string>;

/**
 * Reads what is stated of a person, `{"birth-date": "1999-04-01", "extreme-hardship": null}`, and names everything that is wrong at once.
 * @throws Refusal RELIEF_FACTS_INVALID with each fact as a place; nothing is taken over from facts that are partly wrong
 */
export function readReliefFacts(law: ReliefLaw, stated: unknown, file?: string): Facts {
  const place = file === undefined ? {} : { file };
  if (stated === null || typeof stated !== 'object' || Array.isArray(stated))
    return refuse('RELIEF_FACTS_NOT_OBJECT', {}, [{ ...place, says: 'RELIEF_WANTS_FACTS' }]);
  const given = Object.entries(stated);
  if (given.length > MOST_FACTS) return refuse('RELIEF_FACTS_TOO_MANY', { most: MOST_FACTS });
  const facts = tryToRead(law, stated);
  if (facts && Object.values(facts).every(inOurTime)) return facts;
  const wrong = given.filter(([id, said]) => !canBeRead(law, id, said)).map(([id]) => id);
  const places = wrong.slice(0, MOST_PLACES).map((id) => ({
    ...place,
    field: id.slice(0, 200),
    says: whatIsWrong(law, id),
  }));
  return refuse('RELIEF_FACTS_INVALID', { count: wrong.length }, places);
}

function tryToRead(law: ReliefLaw, stated: unknown): Facts | null {
  try {
    return readFacts(law.rules, stated);
  } catch (error) {
    if (error instanceof RuleError) return null;
    throw error;
  }
}

/** The engine stops at the first fact that is wrong; a person wants to hear of all. */
function canBeRead(law: ReliefLaw, id: string, said: unknown): boolean {
  const facts = tryToRead(law, { [id]: said });
  return facts !== null && Object.values(facts).every(inOurTime);
}

/** A slip of the pen such as the year 0199 or 9999 is no day of a life, and no clock could count from it. */
export const isDayOfOurTime = (day: string): boolean => day >= '1900' && day < '2200';

function inOurTime(fact: Fact): boolean {
  if (fact.state !== 'known' || typeof fact.value === 'boolean') return true;
  if (typeof fact.value === 'object') return [fact.value.from, fact.value.to ?? fact.value.from].every(isDayOfOurTime);
  return !/^\d{4}-\d{2}-\d{2}/.test(fact.value) || isDayOfOurTime(fact.value);
}

const whatIsWrong = (law: ReliefLaw, id: string): string => {
  const fact = law.fact(id);
  return fact ? wanted[fact.type] : 'RELIEF_FACT_NOT_DECLARED';
};
