import { type Command, textTable } from '../../../platform/cli/index.ts';
import { completeness, reliefNotice, stateTables } from '../law/index.ts';
import { dayOf, decidingOptions, lawFor } from './read-input.ts';
import { withNotice } from './words.ts';

/** How much of the laws of the states is known, cell by cell with a source; what is not there was never guessed. */
export const states: Command = {
  name: 'relief states',
  says: 'cli.relief.states',
  options: decidingOptions,
  run: async (context, _args, options) => {
    const { t } = context;
    const law = await lawFor(context, options);
    const on = dayOf(context, options);
    const tables = Object.fromEntries(stateTables.map((table) => [table, completeness(law, table, on)]));
    const rows = Object.entries(tables).map(([table, all]) => {
      const known = all.filter(({ filled }) => filled.length > 0);
      const cells = known.reduce((sum, { filled }) => sum + filled.length, 0);
      const columns = all[0]?.columns ?? 0;
      return [
        table,
        `${known.length}/${all.length}`,
        `${cells}/${all.length * columns}`,
        known.map(({ state }) => state).join(' '),
      ];
    });
    return {
      data: { on, notice: reliefNotice, packs: law.packs, tables },
      text: withNotice(context, [
        textTable(
          ['table', 'states', 'cells', 'known'].map((column) => t(`cli.relief.column.${column}`)),
          rows,
        ),
      ]),
    };
  },
};
