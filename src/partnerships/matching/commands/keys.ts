import { isMade, type KeyOf, keyClasses, matchKeys, strengthOf } from '../../../engines/matching/index.ts';
import { type Command, textTable } from '../../../platform/cli/index.ts';
import { countClasses, recordOf } from '../lists/classes.ts';
import { readPeople } from '../lists/read-people.ts';

const SHOWN = 200;

const explained = (key: KeyOf) =>
  isMade(key)
    ? { class: key.keyClass, strength: strengthOf[key.keyClass], value: key.value, madeOf: key.parts }
    : { class: key.keyClass, strength: strengthOf[key.keyClass], value: null, because: key.because };

/** Which match keys a list gives, and with `--explain` which record gives which, and why not. Only on the list's own machine. */
export const keys: Command = {
  name: 'matching keys',
  says: 'cli.matching.keys',
  args: ['FILE'],
  options: { '--explain': 'cli.matching.option.explain' },
  run: async ({ t, readFile }, [file = ''], { explain }) => {
    const { columns, unused, people } = readPeople((await readFile(file)).bytes, file);
    const counts = countClasses(people.map(({ person }) => recordOf(person)));
    const rows = people.map(({ row, person }) => ({ row, keys: matchKeys(person).map(explained) }));
    const summary = {
      people: people.length,
      columns: Object.fromEntries(columns),
      unused,
      classes: keyClasses.map((keyClass) => ({
        class: keyClass,
        strength: strengthOf[keyClass],
        records: counts[keyClass],
      })),
    };
    const totals = textTable(
      ['class', 'strength', 'records'].map((column) => t(`cli.matching.column.${column}`)),
      keyClasses.map((keyClass) => [
        `${keyClass} ${t(`matching.key.${keyClass}`)}`,
        t(`matching.strength.${strengthOf[keyClass]}`),
        counts[keyClass],
      ]),
    );
    if (explain !== true) return { data: summary, text: totals };
    const lines = rows
      .slice(0, SHOWN)
      .flatMap(({ row, keys: made }) =>
        made.map((key): (string | number)[] => [
          row,
          key.class,
          key.value ?? '–',
          key.value === null
            ? (key.because ?? [])
                .map(({ field, why }) => `${t(`matching.field.${field}`)}: ${t(`matching.why.${why}`)}`)
                .join('; ')
            : '',
        ]),
      );
    const headings = ['row', 'class', 'key', 'why-not'].map((column) => t(`cli.matching.column.${column}`));
    return {
      data: { ...summary, rows },
      text: [
        totals,
        '',
        textTable(headings, lines),
        ...(rows.length > SHOWN ? [t('cli.matching.more', { count: rows.length - SHOWN })] : []),
      ].join('\n'),
    };
  },
};
