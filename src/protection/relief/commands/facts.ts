import { type Command, textTable } from '../../../platform/cli/index.ts';
import { reliefFactsSchema } from '../law/index.ts';
import { lawFor } from './read-input.ts';
import { withNotice } from './words.ts';

/** What may be stated: a JSON Schema, or with --table the questions for people. */
export const facts: Command = {
  name: 'relief facts',
  says: 'cli.relief.facts',
  options: { '--table': 'cli.relief.option.table', '--pack <path>': 'cli.relief.option.pack' },
  run: async (context, _args, options) => {
    const { t, language } = context;
    const law = await lawFor(context, options);
    const data = reliefFactsSchema(law, language);
    if (options.table !== true) return { data, text: JSON.stringify(data, null, 2) };
    const rows = law.facts.map(({ id, type, topic, asks, codes }) => [
      topic,
      id,
      codes
        ? codes
            .map(({ code }) => code)
            .join(' | ')
            .slice(0, 60)
        : type,
      asks[language],
    ]);
    return {
      data,
      text: withNotice(context, [
        textTable(
          ['topic', 'fact', 'type', 'question'].map((column) => t(`cli.relief.column.${column}`)),
          rows,
        ),
        t('cli.relief.facts.how'),
      ]),
    };
  },
};
