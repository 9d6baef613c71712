import type { Command } from '../../../platform/cli/index.ts';
import { decideRelief, reliefNotice } from '../law/index.ts';
import { dayOf, decidingOptions, factsIn, lawFor } from './read-input.ts';
import { deadlineTable, section, withNotice } from './words.ts';

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
    const set = all.filter(({ state }) => state === 'set');
    const open = all.filter(({ state }) => state !== 'set');
    return {
      data: { on, notice: reliefNotice, packs, deadlines: all },
      text: withNotice(context, [
        set.length === 0 ? t('cli.relief.no-deadline', { day: on }) : deadlineTable(context, set),
        section(t('cli.relief.open-deadlines'), open.length === 0 ? [] : [deadlineTable(context, open)]),
      ]),
    };
  },
};
