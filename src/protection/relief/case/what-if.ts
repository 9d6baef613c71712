import { whatIf } from '../../../engines/rules/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { readReliefFacts } from '../law/index.ts';
import { whatIfRelief as contract } from './contract.ts';
import { readCase } from './read-case.ts';

/** What one fact would change, if it were so. */
export const whatIfRelief = useCase(contract, async (context, input) => {
  const { survivorId, fact, state, value, on = context.clock.today() } = input;
  const { law, classes, facts } = await readCase(context, survivorId);
  const change = { [fact]: state === 'none' ? { none: true } : { value: value ?? '' } };
  readReliefFacts(law, change);
  const dataClass = law.fact(fact)?.dataClass;
  if (!classes.some((one) => one === dataClass)) refuse('NOT_PERMITTED', { permission: `read ${dataClass}` });
  context.note(survivorId);
  return {
    changes: whatIf(law.rules, facts, on, change).map(({ rule, before, after, deadlines }) => {
      const found = law.rules.rules.find(({ id }) => id === rule);
      const clocks = found?.versions.flatMap(({ clocks: all }) => all) ?? [];
      return {
        rule,
        title: found?.title ?? { en: rule, es: rule },
        before,
        after,
        days: deadlines.map((day) => ({
          says: clocks.find(({ id }) => id === day.clock)?.says ?? { en: day.clock, es: day.clock },
          before: day.before,
          after: day.after,
        })),
      };
    }),
  };
});
