import type { Command } from '../../../platform/cli/index.ts';
import { decideRelief, reliefNotice } from '../law/index.ts';
import { dayOf, decidingOptions, factsIn, lawFor } from './read-input.ts';
import { deadlineSections, withNotice } from './words.ts';

/** Only the days: which door closes first, by which rule, and what must be known to tell the others. */
export const deadlines: Command = {
  name: 'relief deadlines',
  args: ['FACTS'],
  says: 'cli.relief.deadlines',
  options: decidingOptions,
  run: async (context, [path = ''], options) => {
    const { t } = context;
    const law = await lawFor(context, options);
    const on = dayOf(context, options);
    const { deadlines: all, packs } = decideRelief(law, await factsIn(context, law, path), on);
    return {
      data: { on, notice: reliefNotice, packs, deadlines: all },
      text: withNotice(
        context,
        all.length === 0 ? [t('cli.relief.no-deadline', { day: on })] : deadlineSections(context, on, all),
      ),
    };
  },
};
