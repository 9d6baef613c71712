import { describe, expect, it } from 'vitest';
import { sdn, sdnAdd, sdnAlt } from '../lists/testing/us-lists.ts';
import type { Hit } from '../search/hits.ts';
import { screen } from './screen.ts';
import { screenScore } from './screen-score.ts';
import { contextWith } from './testing/context.ts';

const table = [
  'id,name,birth,country,schema,role',
  '1,Arlo Fenwhistle,1970,fr,Person,',
  '2,Nobody Whom Any List Names,,,,',
  '3,Paper Boat Lines,,,Company,supplier',
  '4,Arlo Fenwhistle,,,,survivor',
  '5,"  ",,,,',
  '',
].join('\n');

const disk = {
  'sdn.csv': sdn,
  'alt.csv': sdnAlt,
  'add.csv': sdnAdd,
  'broken.csv': 'this is no list',
  'table.csv': table,
  'nameless.csv': 'id,birth\n1,1970\n',
  'pairs.csv': 'Name1,name2,schema\nSIS DOO,SIS D.O.O.,Company\nArlo Fenwhistle,Somebody Else,Person\n',
};
const parts = { list: ['sdn.csv,alt.csv,add.csv'] };

interface Answered {
  readonly outcome: string;
  readonly hits: readonly Hit[];
  readonly lists: readonly { list: string; version: { sha256: string }; problems: Record<string, number> }[];
}
const one = async (options: Record<string, string>, lists = parts) => {
  const { context, lines } = contextWith(disk);
  const answer = await screen.run(context, [], options, lists);
  return { ...(answer.data as Answered), text: answer.text, lines };
};
const linesOf = (bytes: Uint8Array | undefined): unknown[] =>
  new TextDecoder()
    .decode(bytes)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('fourfold screen', () => {
  it('finds a misspelt name and says why, on which list, in which version', async () => {
    const { hits, outcome, lists } = await one({ query: 'Fenwhistel, Arlo', birth: '1970', country: 'FR' });
    expect(outcome).toBe('possible-matches');
    expect(hits[0]).toMatchObject({
      band: 'hit',
      list: 'us-ofac-sdn',
      sourceId: '900001',
      members: [{ list: 'us-ofac-sdn', sourceId: '900001' }],
      measures: ['block'],
      programmes: ['TCO'],
      listVersion: { sha256: lists[0]?.version.sha256 },
    });
    expect(hits[0]?.evidence.matches.map(({ listed }) => listed.text)).toEqual(
      expect.arrayContaining(['arlo', 'fenwhistle']),
    );
  });

  it('never says more than that nothing was found in these lists', async () => {
    const { hits, outcome } = await one({ query: 'Nobody Whom Any List Names' });
    expect({ hits, outcome }).toEqual({ hits: [], outcome: 'nothing-found' });
  });

  it('gives the same bytes again, in one thread or two', async () => {
    const answers = [];
    for (const threads of ['1', '2']) {
      const { context } = contextWith(disk);
      answers.push(linesOf((await screen.run(context, [], { input: 'table.csv', threads }, parts)).file?.bytes));
    }
    expect(answers[1]).toEqual(answers[0]);
  });

  it('answers a table row by row, in its order, and screens nobody who may not be a subject', async () => {
    const { context, lines, bars } = contextWith(disk);
    const { file, data } = await screen.run(context, [], { input: 'table.csv' }, parts);
    const rows = linesOf(file?.bytes) as { id: string; query: string; hits: Hit[]; refused?: string }[];
    expect(rows.map(({ id, hits, refused }) => [id, hits[0]?.sourceId ?? refused ?? ''])).toEqual([
      ['1', '900001'],
      ['2', ''],
      ['3', '900002'],
      ['4', 'SCREENING_SUBJECT_REFUSED'],
      ['5', 'SCREENING_NAME_EMPTY'],
    ]);
    expect(rows[3]?.query).toBe('');
    expect(data).toEqual({ hit: 2, review: 0, nothing: 1, refused: 2 });
    expect(lines.at(-1)).toBe('cli.screen.summary');
    expect(bars.at(-1)).toBe('cli.screen.screening 5/5');
  });

  it('says aloud that a table of the list is missing, and refuses what is no list', async () => {
    const { lines, lists, hits } = await one({ query: 'Arlo Fenwhistle' }, { list: ['sdn.csv'] });
    expect(lines.join()).toContain('LIST_TABLE_MISSING');
    expect(lists[0]?.problems.fatal).toBe(1);
    expect(hits).not.toEqual([]);
    await expect(one({ query: 'x' }, { list: ['broken.csv'] })).rejects.toMatchObject({
      code: 'SCREENING_LIST_UNREADABLE',
      where: [{ file: 'broken.csv', code: 'LIST_UNKNOWN_FORMAT' }],
    });
  });

  it.each([
    [{}, parts, 'SCREENING_QUERY_OR_INPUT'],
    [{ query: 'x', input: 'table.csv' }, parts, 'SCREENING_QUERY_OR_INPUT'],
    [{ query: 'x' }, { list: [] }, 'SCREENING_NO_LISTS'],
    [{ query: '؟!' }, parts, 'SCREENING_NAME_EMPTY'],
    [{ query: 'x'.repeat(10_000) }, parts, 'SCREENING_NAME_EMPTY'],
    [{ query: 'Arlo', birth: 'yesterday' }, parts, 'SCREENING_DATE_EMPTY'],
    [{ query: 'Arlo', limit: 'many' }, parts, 'SCREENING_NUMBER_OPTION'],
    [{ input: 'nameless.csv' }, parts, 'SCREENING_TABLE_INVALID'],
    [{ query: 'Arlo' }, { list: ['sdn.csv,alt.csv,add.csv', 'sdn.csv'] }, 'SCREENING_LIST_TWICE'],
  ])('refuses %j', async (options, lists, code) => {
    await expect(screen.run(contextWith(disk).context, [], options, lists)).rejects.toMatchObject({ code });
  });
});

describe('fourfold screen score', () => {
  it('tells how alike two names are, with the reason of each word', async () => {
    const { data } = await screenScore.run(contextWith(disk).context, ['SIS DOO', 'SIS D.O.O.'], {});
    expect(data).toMatchObject({ score: 1, ofac: 100 });
    expect((data as { evidence: { reason: string }[] }).evidence.map(({ reason }) => reason)).toContain('legal-form');
  });

  it('answers a table of pairs, a line each', async () => {
    const { file } = await screenScore.run(contextWith(disk).context, [], { input: 'pairs.csv' });
    const lines = linesOf(file?.bytes) as { score: number }[];
    expect(lines.map(({ score }) => score > 0.7)).toEqual([true, false]);
  });

  it('needs two names or a table with both columns', async () => {
    const { context } = contextWith(disk);
    await expect(screenScore.run(context, ['one'], {})).rejects.toMatchObject({ code: 'SCREENING_PAIR_OR_INPUT' });
    await expect(screenScore.run(context, [], { input: 'table.csv' })).rejects.toMatchObject({
      code: 'SCREENING_TABLE_INVALID',
      where: [{ field: 'name1' }, { field: 'name2' }],
    });
  });
});
