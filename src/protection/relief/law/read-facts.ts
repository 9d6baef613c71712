import { type Fact, type Facts, RuleError, readFacts } from '../../../engines/rules/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { ReliefLaw } from './relief-law.ts';

const MOST_FACTS = 1000;

/**
 * Reads what is stated of a person, `{"birth-date": "1999-04-01", "extreme-hardship": null}`, and names everything that is wrong at once.
 * @throws Refusal RELIEF_FACTS_INVALID with the fact as field; nothing is taken over from facts that are partly wrong
 */
export function readReliefFacts(law: ReliefLaw, stated: unknown, file?: string): Facts {
  const place = file === undefined ? {} : { file };
  if (stated === null || typeof stated !== 'object' || Array.isArray(stated))
    return refuse('RELIEF_FACTS_NOT_OBJECT', {}, [place]);
  const given = Object.entries(stated);
  if (given.length > MOST_FACTS) return refuse('RELIEF_FACTS_TOO_MANY', { most: MOST_FACTS }, [place]);
  const problems: { field: string; says: string; code: string }[] = [];
  const facts: Record<string, Fact> = Object.create(null);
  for (const [id, said] of given) {
    try {
      Object.assign(facts, readFacts(law.rules, { [id]: said }));
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      problems.push({ field: id.slice(0, 200), says: error.message, code: error.code });
    }
  }
  if (problems.length > 0)
    refuse(
      'RELIEF_FACTS_INVALID',
      { count: problems.length },
      problems.slice(0, 50).map((one) => ({ ...place, ...one })),
    );
  return facts;
}
