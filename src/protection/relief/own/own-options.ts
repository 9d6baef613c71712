import { useCase } from '../../../platform/kernel/index.ts';
import { ownSurvivor, ownValues } from '../../casework/index.ts';
import { recordFieldsTaken } from '../case/from-record.ts';
import { asFacts, knownFacts } from '../case/known-facts.ts';
import { decideRelief, reliefLaw } from '../law/index.ts';
import { reliefClasses } from '../shapes.ts';
import { ownOptions as contract } from './contract.ts';

const mostQuestions = 5;
/** What was done to her, and her health: nobody should meet such a question alone on a screen. A person asks, or nobody. */
const notHere: readonly string[] = ['narrative', 'health', 'criminal'];

/** What may be open to whoever is there. Doors that seem closed are not shown: a new fact may open them, and she reads this alone. */
export const ownOptions = useCase(contract, async (context) => {
  const survivor = await ownSurvivor(context);
  const law = reliefLaw(context.kernel.packs);
  const on = context.clock.today();
  const values = await ownValues(context, survivor, recordFieldsTaken);
  const { known } = await knownFacts(context, law, survivor.id, reliefClasses, values);
  const { answers, deadlines, ask, notice } = decideRelief(law, asFacts(law, known), on);
  const opens = answers.filter(({ effect }) => effect === 'opens');
  const titles = new Map(opens.map(({ rule, title }) => [rule, title]));
  const asked = new Set(known.map(({ fact }) => fact));
  context.note(survivor.id);
  return {
    on,
    notice,
    doors: opens
      .filter(({ state }) => state === 'eligible' || state === 'contested')
      .map(({ rule, title, says, state, citation }) => ({
        rule,
        title,
        says,
        inDispute: state === 'contested',
        cite: citation?.cite ?? null,
      })),
    days: deadlines.flatMap(({ rule, says, due, state, kind, daysLeft }) => {
      const title = titles.get(rule);
      const ahead = state === 'set' && due !== null && kind !== 'first day' && (daysLeft ?? 0) >= 0;
      return ahead && title ? [{ says, due: due.slice(0, 10), title }] : [];
    }),
    open: opens.filter(({ state }) => state === 'undetermined').length,
    questions: ask
      .filter(
        ({ fact, askOf, dataClass }) => askOf.includes('survivor') && !asked.has(fact) && !notHere.includes(dataClass),
      )
      .slice(0, mostQuestions)
      .map(({ asks, why }) => ({ asks, why })),
  };
});
