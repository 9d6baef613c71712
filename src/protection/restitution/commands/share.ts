import { type Command, textTable } from '../../../platform/cli/index.ts';
import { followOrder, restitutionLaw } from '../law/index.ts';
import { dayOf, jsonIn } from './read-input.ts';

/** What is left of an order over several people and defendants, after what was paid. */
export const share: Command = {
  name: 'restitution share',
  args: ['ORDER'],
  says: 'cli.restitution.share',
  options: { '--on <date>': 'cli.restitution.option.on' },
  run: async (context, [path = ''], options) => {
    const { t, language } = context;
    const on = dayOf(context, options);
    const law = restitutionLaw(await context.packs());
    const data = followOrder(law, await jsonIn(context, path), on, path);
    const headings = (names: readonly string[]) => names.map((name) => t(`restitution.column.${name}`));
    const { survivors, defendants, cites } = data;
    return {
      data,
      text: [
        t('restitution.order', {
          day: on,
          left: data.left,
          ordered: data.ordered,
          interest: data.interest,
          over: data.over,
        }),
        textTable(
          headings(['person', 'ordered', 'interest', 'paid', 'left']),
          survivors.map((one) => [one.id, one.ordered, one.interest, one.paid, one.left]),
        ),
        textTable(
          headings(['defendant', 'paid', 'at-most']),
          defendants.map((one) => [one.id, one.paid, one.left]),
        ),
        `${cites.several}; ${cites.interest}`,
        data.notice[language],
      ].join('\n\n'),
    };
  },
};
