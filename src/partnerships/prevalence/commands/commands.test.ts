import { describe, expect, it } from 'vitest';
import type { Command } from '../../../platform/cli/index.ts';
import { contextWith } from '../../../platform/testing/command-context.ts';
import { describeWithShared, sharedData } from '../../../testing/shared-data.ts';
import { prevalenceCommands } from './index.ts';

const table = 'A,B,C,count\n1,0,0,50\n0,1,0,40\n0,0,1,30\n1,1,0,10\n1,0,1,8\n0,1,1,6\n1,1,1,4\n';
const disk = {
  'table.csv': table,
  'bad.csv': 'A,B,count\n1,2,5\n1,0,-1\n',
  'apart.csv': 'A,B,C,count\n1,0,0,5\n0,1,0,4\n0,0,1,3\n',
  'replicates.json': JSON.stringify({ estimate: 50, replicates: [10, 20, 30, 40, 60, 70, 80, 90], acceleration: 0 }),
  'one-sided.json': JSON.stringify({ estimate: 5, replicates: [10, 20], acceleration: 0 }),
  'bad.json': '{"estimate": "many"}',
  'no.json': 'this is no JSON',
  'survey.csv': 'id,region,cluster,teachers,hidden\n1,n,a,2,1\n2,n,b,3,0\n3,s,c,1,2\n4,s,d,4,0\n',
  'known.csv': 'name,size\nteachers,100\n',
  'peers.csv': 'id,recruiter,degree,sick\na,,10,1\nb,a,5,0\nc,a,2,1\nd,b,4,0\n',
  'study.json': JSON.stringify({
    title: 'Made-up <b>county</b>',
    table: table.trim().split('\n'),
    drop: [],
    settings: { methods: ['main', 'stepwise'], bootstrap: 40, level: 0.9, seed: 2 },
  }),
  'no-study.json': '{"title": ""}',
};

const run = async (
  name: string,
  args: readonly string[],
  options: Record<string, string> = {},
  repeated: Record<string, readonly string[]> = {},
  files: Readonly<Record<string, string>> = disk,
) => {
  const command = prevalenceCommands.find((one) => one.name === `prevalence ${name}`) as Command;
  const answer = await command.run(contextWith(files), args, options, repeated);
  return { ...answer, data: answer.data as Record<string, unknown> };
};

describe('fourfold prevalence', () => {
  it('estimates side by side, and gives the same bytes for the same seed on one thread and on two', async () => {
    const options = { method: 'chao,main,stepwise,bic', bootstrap: '50', seed: '4' };
    const one = await run('estimate', ['table.csv'], options);
    const alone = { ...options, method: 'stepwise' };
    const two = await run('estimate', ['table.csv'], { ...alone, threads: '2' });
    expect(two.data).toEqual((await run('estimate', ['table.csv'], alone)).data);
    expect(one.data).toMatchObject({
      table: { lists: ['A', 'B', 'C'], cases: 148, cells: 7 },
      estimates: [{ method: 'chao' }, { method: 'main' }, { method: 'stepwise' }, { method: 'bic', status: 0 }],
      verdict: { text: 'prevalence.verdict.agree' },
      models: { tried: 9 },
    });
  });

  it('merges and drops lists before anything else', async () => {
    const merged = await run('estimate', ['table.csv'], { method: 'chapman' }, { merge: ['A,B'] });
    expect(merged.data.table).toMatchObject({ lists: ['A+B', 'C'], cases: 148 });
    const dropped = await run('estimate', ['table.csv'], { method: 'main', bootstrap: '0' }, { drop: ['C'] });
    expect(dropped.data.table).toMatchObject({ lists: ['A', 'B'], cases: 118 });
    await expect(run('estimate', ['table.csv'], {}, { drop: ['Z'] })).rejects.toMatchObject({
      code: 'PREVALENCE_LIST_UNKNOWN',
    });
  });

  it('says that there is no number where lists never meet, and why', async () => {
    const { data } = await run('estimate', ['apart.csv'], { method: 'main,stepwise', bootstrap: '10' });
    expect(data).toMatchObject({
      estimates: [
        { total: null, interval: null, status: 1 },
        { total: null, interval: null, status: 1 },
      ],
      verdict: { kind: 'none', ratio: null },
      notes: expect.arrayContaining([expect.objectContaining({ code: 'lists-disjoint' })]),
    });
  });

  it('ranks models and checks one', async () => {
    const { data } = await run('models', ['table.csv'], { order: '2', top: '3' });
    expect(data).toMatchObject({ tried: 8, valid: 8 });
    expect(data.models).toHaveLength(3);
    expect((await run('check', ['table.csv'], { terms: '12,13' })).data).toMatchObject({
      status: 0,
      model: ['12', '13'],
    });
    expect((await run('check', ['apart.csv'], {})).data.status).toBe(1);
  });

  it('computes limits from replicates, and gives none where all lie on one side', async () => {
    const { data } = await run('bca', ['replicates.json'], { level: '.8' });
    expect(data).toMatchObject({ shareBelow: 0.5, z0: 0, interval: { level: 0.8 } });
    const interval = data.interval as { lower: number; upper: number };
    expect(interval.lower + interval.upper).toBeCloseTo(100, 10);
    expect((await run('bca', ['one-sided.json'])).data).toMatchObject({ interval: { lower: null, upper: null } });
  });

  it('sizes hidden groups and shares of a trait from surveys', async () => {
    const options = { known: 'known.csv', population: '1000', bootstrap: '20' };
    const { data } = await run('nsum', ['survey.csv'], options);
    expect(data).toMatchObject({ strata: 2, clusters: 4, estimates: [{ group: 'hidden', answered: 4 }] });
    expect((data.estimates as { total: number }[])[0]?.total).toBeCloseTo((1000 * 3) / (10 * 10), 10);
    const peers = await run('rds', ['peers.csv'], { trait: 'sick', bootstrap: '20' });
    expect(peers.data.share).toBeCloseTo((0.1 + 0.5) / (0.1 + 0.2 + 0.5 + 0.25), 12);
  });

  it('writes a report from one file, and nothing of it becomes markup', async () => {
    const page = await run('report', ['study.json'], { out: 'report.html' });
    expect(page.file?.type).toBe('text/html');
    expect(page.text).toContain('Made-up &#60;b&#62;county');
    const markdown = await run('report', ['study.json']);
    expect(markdown.text).toContain('# Made-up \\<b\\>county');
    expect(markdown.data.estimates).toEqual(page.data.estimates);
  });

  it('looks at what moves the number, and how often intervals hold', async () => {
    const { data } = await run('sensitivity', ['table.csv'], { bootstrap: '10' });
    expect(data.withoutList).toHaveLength(3);
    const simulated = await run('simulate', ['table.csv'], { datasets: '4', bootstrap: '20', method: 'main' });
    expect(simulated.data).toMatchObject({ datasets: 4, model: expect.stringMatching(/^\[/) });
  });

  it.each([
    ['estimate', 'bad.csv', {}, 'PREVALENCE_NOT_ZERO_OR_ONE'],
    ['estimate', 'table.csv', { method: 'guess' }, 'PREVALENCE_OPTION_INVALID'],
    ['estimate', 'table.csv', { seed: 'x' }, 'PREVALENCE_OPTION_INVALID'],
    ['estimate', 'table.csv', { level: '2' }, 'PREVALENCE_OPTION_INVALID'],
    ['check', 'table.csv', { terms: '14' }, 'PREVALENCE_TERM_INVALID'],
    ['bca', 'bad.json', {}, 'PREVALENCE_REPLICATES_INVALID'],
    ['bca', 'no.json', {}, 'PREVALENCE_FILE_UNREADABLE'],
    ['nsum', 'survey.csv', { known: 'known.csv' }, 'PREVALENCE_OPTION_INVALID'],
    ['nsum', 'survey.csv', { known: 'table.csv', population: '10' }, 'PREVALENCE_KNOWN_INVALID'],
    ['rds', 'peers.csv', { trait: 'ill' }, 'PREVALENCE_COLUMN_MISSING'],
    ['report', 'no-study.json', {}, 'PREVALENCE_STUDY_INVALID'],
  ])('%s %s %j is refused as %s', async (name, file, options, code) => {
    await expect(run(name, [file], options)).rejects.toMatchObject({ code });
  });

  it('names the file that is wrong as a whole, and the population that known groups are held against', async () => {
    await expect(run('estimate', ['empty.csv'], {}, {}, { 'empty.csv': 'a,b,count\n' })).rejects.toMatchObject({
      code: 'PREVALENCE_TABLE_EMPTY',
      where: [{ file: 'empty.csv' }],
    });
    const files = { ...disk, 'less.csv': 'name,size\nteachers,-5\n' };
    await expect(
      run('nsum', ['survey.csv'], { known: 'less.csv', population: '100' }, {}, files),
    ).rejects.toMatchObject({ values: { population: 100 }, where: [{ file: 'less.csv', row: 2 }] });
  });
});

describeWithShared('the published UK table', 'data/prevalence/mse/uk2013_6.csv', (text) => {
  it('gives 11,417.99 stepwise with six lists, and 11,312.99 with two of them merged', async () => {
    const files = { 'uk.csv': text };
    const options = { method: 'stepwise', bootstrap: '0' };
    const six = await run('estimate', ['uk.csv'], options, {}, files);
    const five = await run('estimate', ['uk.csv'], options, { merge: ['PF,NCA'] }, files);
    const totals = [six, five].map(({ data }) => (data.estimates as { total: number }[])[0]?.total);
    expect(totals[0]).toBeCloseTo(11417.991, 2);
    expect(totals[1]).toBeCloseTo(11312.99, 2);
    const fiveLists = sharedData('data/prevalence/mse/uk2013_5.csv') ?? '';
    const counted = await run('models', ['five.csv'], { order: '3', top: '1' }, {}, { 'five.csv': fiveLists });
    expect(counted.data).toMatchObject({ valid: 6084, models: [{ terms: ['123', '25', '34'] }] });
  });
});
