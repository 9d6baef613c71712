import { scoreNames } from '../../../engines/names/index.ts';
import { type Command, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { kindOf, readNames } from '../batch/read-rows.ts';

/** How alike two names are, and why: no list, no server. */
export const screenScore: Command = {
  name: 'screen score',
  args: ['[NAME]', '[NAME]'],
  says: 'cli.screen.score',
  options: { '--schema <schema>': 'cli.screen.option.schema', '--input <file>': 'cli.screen.score.option.input' },
  run: async ({ t, readFile }, [one, other], { schema, input }) => {
    if (input !== undefined) {
      const lines = pairsIn((await readFile(String(input))).bytes, String(input)).map((pair) => scored(...pair));
      const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      const bytes = new TextEncoder().encode(text);
      return { data: lines, text: '', file: { bytes, type: 'application/x-ndjson', name: 'scores.jsonl' } };
    }
    if (one === undefined || other === undefined) return refuse('SCREENING_PAIR_OR_INPUT');
    const data = scored(one, other, String(schema ?? ''));
    const rows = data.evidence.map(({ query, listed, similarity, weight, reason }) => [
      query.text,
      listed.text,
      similarity.toFixed(2),
      weight.toFixed(2),
      t(`screening.reason.${reason}`),
    ]);
    const headings = ['first', 'second', 'similarity', 'weight', 'reason'].map((column) =>
      t(`cli.screen.column.${column}`),
    );
    return {
      data,
      text: [t('cli.screen.scored', { score: data.score.toFixed(2), ofac: data.ofac }), textTable(headings, rows)].join(
        '\n',
      ),
    };
  },
};

type Pair = readonly [one: string, other: string, schema: string];

const scored = (...[one, other, schema]: Pair) => {
  const { score, ofac, matches, unmatchedQuery, unmatchedListed } = scoreNames(one, other, kindOf(schema) ?? 'unknown');
  return { score, ofac, evidence: matches, unmatched: [unmatchedQuery, unmatchedListed] };
};

/** Columns name1, name2 and, where it is there, schema. */
const pairsIn = (bytes: Uint8Array, file: string): Pair[] => {
  const { headings, rows } = readNames(bytes);
  const at = (heading: string): number => headings.findIndex((one) => one.toLowerCase() === heading);
  const [one, other, schema] = [at('name1'), at('name2'), at('schema')] as [number, number, number];
  if (one < 0 || other < 0) {
    const missing = [one < 0 ? 'name1' : '', other < 0 ? 'name2' : ''].filter((name) => name !== '');
    refuse(
      'SCREENING_TABLE_INVALID',
      {},
      missing.map((field) => ({ file, row: 1, field, code: 'SCREENING_COLUMN_MISSING' })),
    );
  }
  return rows
    .filter((cells) => cells.some((cell) => cell.trim() !== ''))
    .map((cells) => [cells[one] ?? '', cells[other] ?? '', schema < 0 ? '' : (cells[schema] ?? '')]);
};
