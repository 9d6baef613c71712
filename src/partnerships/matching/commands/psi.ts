import { type KeyClass, MatchError, runPair } from '../../../engines/matching/index.ts';
import { type Command, type CommandContext, textTable } from '../../../platform/cli/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { secureRandom } from '../../../platform/processes/index.ts';
import { commonClasses, countClasses, recordOf } from '../lists/classes.ts';
import { type People, readPeople } from '../lists/read-people.ts';
import { readKeyClass, readNumber } from './ring.ts';

const read = async ({ readFile }: CommandContext, path: string): Promise<People> =>
  readPeople((await readFile(path)).bytes, path);

const SHOWN = 50;

/** Both sides of a pair round on this machine: whom of A's list B's list knows too. */
export const psi: Command = {
  name: 'matching psi',
  says: 'cli.matching.psi',
  args: ['A', 'B'],
  options: {
    '--count': 'cli.matching.option.count',
    '--keys <classes>': 'cli.matching.option.keys',
    '--pad <number>': 'cli.matching.option.pad',
    '--threads <number>': 'cli.matching.option.threads',
  },
  run: async (context, [a = '', b = ''], { count, keys, pad, threads }) => {
    const { t } = context;
    const [first, second] = [await read(context, a), await read(context, b)];
    const [asks, answers] = [first, second].map(({ people }) => people.map(({ person }) => recordOf(person)));
    const counts = [countClasses(asks ?? []), countClasses(answers ?? [])] as const;
    const classes =
      keys === undefined
        ? commonClasses(...counts)
        : [...new Set(String(keys).split(','))].flatMap((one): KeyClass[] => {
            const known = readKeyClass(one.trim());
            return known ? [known] : [];
          });
    if (classes.length === 0) refuse('MATCHING_NO_COMMON_KEY');
    const result = await runPair(asks ?? [], answers ?? [], {
      classes,
      output: count === true ? 'cardinality' : 'membership',
      padTo: readNumber(pad, '--pad'),
      threads: readNumber(threads, '--threads') || 1,
      random: secureRandom,
    }).catch((error: unknown) => {
      if (error instanceof MatchError && error.code === 'MATCH_SET_TOO_LARGE')
        throw new Refusal('MATCHING_SET_TOO_LARGE', { file: error.party === 'a' ? a : b, most: Number(pad) });
      throw error;
    });
    const matches = result.matches.map(({ record, verdict, by }) => ({
      row: first.people[record]?.row ?? 0,
      verdict,
      by,
    }));
    const data = {
      output: count === true ? 'cardinality' : 'membership',
      keys: classes,
      a: { people: first.people.length, keys: counts[0] },
      b: { people: second.people.length, keys: counts[1] },
      matched: result.matched,
      possible: result.possible,
      matches,
    };
    const rows = matches
      .slice(0, SHOWN)
      .map(({ row, verdict, by }) => [row, t(`matching.verdict.${verdict}`), by.join(' ')]);
    const headings = ['row', 'verdict', 'by'].map((column) => t(`cli.matching.column.${column}`));
    const { matched, possible } = result;
    return {
      data,
      text: [
        t('cli.matching.psi.done', { matched, possible, people: first.people.length }),
        ...(rows.length > 0 ? [textTable(headings, rows)] : []),
        ...(matches.length > SHOWN ? [t('cli.matching.more', { count: matches.length - SHOWN })] : []),
      ].join('\n'),
    };
  },
};
