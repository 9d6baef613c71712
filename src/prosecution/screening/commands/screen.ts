import { type Candidate, scoreSettings, searchMany } from '../../../engines/names/index.ts';
import { type Answer, type Command, type CommandContext, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { columnProblems, columnsOf, type NameRow, type NameTable, nameRows, readNames } from '../batch/read-rows.ts';
import { type Hit, hitsOf } from '../search/hits.ts';
import { candidatesFor } from '../search/search-subject.ts';
import { type ScreenableSubject, screenableSubject } from '../search/subject.ts';
import { type LoadedLists, loadLists } from './load-lists.ts';

type Options = Readonly<Record<string, string | boolean | undefined>>;

const mostHits = 100;
const usualHits = 10;
/** What the command line asks about is named by no relation to whoever asks. */
const unstated = { role: 'other', kind: 'unknown' } as const;

/** Looks names up in list files, in this process: one name, or a table of them. Nothing of it is kept. */
export const screen: Command = {
  name: 'screen',
  says: 'cli.screen',
  repeated: { '--list <path>': 'cli.screen.option.list' },
  options: {
    '--query <name>': 'cli.screen.option.query',
    '--birth <date>': 'cli.screen.option.birth',
    '--country <code>': 'cli.screen.option.country',
    '--schema <schema>': 'cli.screen.option.schema',
    '--limit <n>': 'cli.screen.option.limit',
    '--input <file>': 'cli.screen.option.input',
    '--threads <n>': 'cli.screen.option.threads',
  },
  run: async (context, _args, options, { list = [] } = {}) => {
    if ((options.query === undefined) === (options.input === undefined)) refuse('SCREENING_QUERY_OR_INPUT');
    const limit = wholeNumber(options.limit, '--limit', usualHits, mostHits);
    const threads = wholeNumber(options.threads, '--threads', 1, 64);
    // before the lists are read: a table that cannot be used is known at once
    const rows = options.input === undefined ? [oneRow(options)] : await tableRows(context, String(options.input));
    const loaded = await loadLists(context, list);
    return options.input === undefined
      ? await answerOne(context, loaded, rows[0] as NameRow, limit)
      : await answerMany(context, loaded, rows, { limit, threads });
  },
};

const wholeNumber = (given: string | boolean | undefined, field: string, usual: number, most: number): number => {
  if (given === undefined) return usual;
  const n = Number(given);
  return Number.isInteger(n) && n >= 1 && n <= most
    ? n
    : refuse('SCREENING_NUMBER_OPTION', { most, option: field }, [{ field }]);
};

const oneRow = ({ query, birth, country, schema }: Options): NameRow => {
  const cells = { name: query, birth, country, schema };
  const headings = Object.keys(cells);
  const table: NameTable = {
    format: 'csv',
    headings,
    rows: [Object.values(cells).map((cell) => (cell === undefined ? '' : String(cell)))],
    firstRow: 1,
  };
  const [row] = nameRows(table, columnsOf(table, {}), unstated);
  if (!row) return refuse('SCREENING_NAME_EMPTY', {}, [{ field: '--query' }]);
  if (row.refused) refuse(row.refused, {}, [{ field: row.refused === 'SCREENING_DATE_EMPTY' ? '--birth' : '--query' }]);
  return row;
};

const tableRows = async (context: CommandContext, path: string): Promise<NameRow[]> => {
  const { bytes } = await context.readFile(path);
  const table = readNames(bytes);
  const columns = columnsOf(table, {});
  const problems = columnProblems(table, {}, columns);
  if (problems.length > 0) {
    refuse(
      'SCREENING_TABLE_INVALID',
      {},
      problems.map((one) => ({ file: path, ...one })),
    );
  }
  return [...nameRows(table, columns, unstated)];
};

/** Every answer names its lists, and what is wrong with them. */
const listsOf = ({ lists }: LoadedLists) =>
  lists.map(({ list, version, entries, problems }) => ({
    list,
    version,
    entries,
    problems: { fatal: 0, reject: 0, note: 0, ...countsOf(problems.map(({ weight }) => weight)) },
  }));

const countsOf = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

const namesOf = ({ lists }: LoadedLists): string =>
  lists.map(({ list, version }) => `${list} ${version.date || version.sha256.slice(0, 12)}`).join(', ');

const asked = ({ subject, role }: NameRow): ScreenableSubject | null => subject && screenableSubject(subject, role);

const answerOne = async (
  { t, clock }: CommandContext,
  loaded: LoadedLists,
  row: NameRow,
  limit: number,
): Promise<Answer> => {
  const subject = asked(row);
  const { query } = row;
  const options = candidatesFor({ limit });
  const hits = subject
    ? hitsOf(loaded.index.search(subject, options), loaded.directory, { day: clock.today(), limit })
    : [];
  const outcome = hits.length > 0 ? 'possible-matches' : 'nothing-found';
  const says = t(`screening.outcome.${outcome}`, { hits: hits.length, lists: namesOf(loaded), stale: '' });
  return {
    data: { query, outcome, says, hits, lists: listsOf(loaded), settings: scoreSettings.version },
    text: [says, ...(hits.length > 0 ? ['', hitTable(t, hits)] : [])].join('\n'),
  };
};

const hitTable = (t: CommandContext['t'], hits: readonly Hit[]): string =>
  textTable(
    ['band', 'score', 'ofac', 'party', 'name', 'measures', 'programmes'].map((column) =>
      t(`cli.screen.column.${column}`),
    ),
    hits.map(({ band, score, ofac, list, sourceId, matchedName, measures, programmes }) => [
      t(`screening.band.${band}`),
      score.toFixed(2),
      ofac,
      `${list}/${sourceId}`,
      matchedName,
      measures.map((measure) => t(`screening.measure.${measure}`)).join(', '),
      programmes.join(' '),
    ]),
  );

const answerMany = async (
  { t, clock, progress, say }: CommandContext,
  loaded: LoadedLists,
  rows: readonly NameRow[],
  { limit, threads }: { limit: number; threads: number },
): Promise<Answer> => {
  const subjects = rows.map(asked);
  const sought = subjects.filter((subject) => subject !== null);
  const options = candidatesFor({ limit });
  const found = searchAll(loaded, sought, options, threads);
  const encoder = new TextEncoder();
  const lines: Uint8Array[] = [];
  const counts = { hit: 0, review: 0, nothing: 0, refused: 0 };
  try {
    for (const [i, { id, query, refused }] of rows.entries()) {
      const candidates = subjects[i] ? ((await found.next()).value as readonly Candidate[]) : [];
      const hits = hitsOf(candidates, loaded.directory, { day: clock.today(), limit });
      counts[
        refused ? 'refused' : hits.some(({ band }) => band === 'hit') ? 'hit' : hits.length > 0 ? 'review' : 'nothing'
      ]++;
      lines.push(encoder.encode(`${JSON.stringify({ id, query, hits, ...(refused ? { refused } : {}) })}\n`));
      progress(t('cli.screen.screening'), i + 1, rows.length);
    }
  } finally {
    // threads end with whoever listens
    await found.return(undefined);
  }
  say(t('cli.screen.summary', { ...counts, rows: rows.length, lists: namesOf(loaded) }));
  return {
    data: counts,
    text: '',
    file: { bytes: joined(lines), type: 'application/x-ndjson', name: 'screened.jsonl' },
  };
};

async function* searchAll(
  { index }: LoadedLists,
  subjects: readonly ScreenableSubject[],
  options: ReturnType<typeof candidatesFor>,
  threads: number,
): AsyncGenerator<readonly Candidate[]> {
  if (threads > 1) yield* searchMany(index, subjects, { ...options, threads });
  else for (const subject of subjects) yield index.search(subject, options);
}

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
};
