import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSigningKeys, tableCsv } from '../../../engines/matching/index.ts';
import { secureRandom } from '../../../platform/processes/index.ts';
import { program } from '../../../platform/testing/program.ts';
import { describeWithShared } from '../../../testing/shared-data.ts';
import { runRing } from './run-ring.ts';

const folder = mkdtempSync(join(tmpdir(), 'fourfold-ring-'));
let built: URL;
beforeAll(async () => {
  built = pathToFileURL(await program(fileURLToPath(new URL('./list-process.ts', import.meta.url))));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const listFile = (name: string, text: string) => {
  const from = join(folder, `${name}.csv`);
  writeFileSync(from, text);
  return { name, from };
};
const options = { keyClass: null, padTo: 0, onProgress: () => undefined };

// six processes that start, and 18,048 multiplications: some seconds
describeWithShared('the published UK table of 2013', 'data/prevalence/mse/uk2013_6.csv', (text) => {
  it('comes out of six lists in six processes as it was published, cell by cell', { timeout: 60_000 }, async () => {
    const [header = [], ...cells] = text
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
    const names = header.slice(0, -1);
    const lists = names.map((): string[] => []);
    for (const [n, cell] of cells.entries()) {
      for (let i = 0; i < Number(cell.at(-1)); i++)
        for (const [at, list] of lists.entries()) if (cell[at] === '1') list.push(`person ${n}-${i}`);
    }
    const run = await runRing(
      names.map((name, i) => listFile(name, `code\n${lists[i]?.join('\n')}\n`)),
      { ...options, program: built },
    );
    const published = cells.filter((cell) => Number(cell.at(-1)) > 0).map((cell) => cell.join(','));
    const [columns, ...counted] = tableCsv(run.table).trim().split('\n');
    expect(columns).toBe([...names, 'count'].join(','));
    expect(counted.sort()).toEqual(published.sort());
    expect(run.table.cases).toBe(2_744);
    expect(run.lists.reduce((sum, { entries }) => sum + entries, 0)).toBe(3_008);
  });
});

describe('lists in processes of their own', () => {
  it('are compared by the surest key all have; nothing is left out without being counted', async () => {
    const a = listFile('a', 'name,birth,phone\nAna Diaz,1990-01-02,2125550100\nBo Chan,1991-03-04,\n');
    const b = listFile('b', 'given,family,dob\nAna,Díaz,1990-01-02\nCy,,\nBo,Chan,1991-03-04\n');
    const run = await runRing([a, b], { ...options, padTo: 5, program: built });
    expect(run.keyClass).toBe('K1');
    expect(tableCsv(run.table)).toBe('a,b,count\n1,1,2\n');
    expect(run.lists).toEqual([
      { name: 'a', people: 2, entries: 2, leftOut: 0 },
      { name: 'b', people: 3, entries: 2, leftOut: 1 },
    ]);
  });

  it('refuse together: a file that is missing, no common key, more than was agreed', async () => {
    const a = listFile('a', 'email\na@example.org\nb@example.org\n');
    const run = (lists: Parameters<typeof runRing>[0], padTo = 0) =>
      runRing(lists, { ...options, padTo, program: built });
    await expect(run([a, { name: 'gone', from: join(folder, 'gone.csv') }])).rejects.toMatchObject({
      code: 'FILE_NOT_READ',
    });
    const b = listFile('b', 'phone\n212 555 0100\n');
    await expect(run([a, b])).rejects.toMatchObject({ code: 'MATCHING_NO_COMMON_KEY' });
    await expect(run([a, a], 1)).rejects.toMatchObject({ code: 'MATCHING_SET_TOO_LARGE' });
  });

  it('name the one whose process ends in the middle', async () => {
    const dying = join(folder, 'dying.mjs');
    const [alive, dead] = [newSigningKeys(secureRandom).publicKey, newSigningKeys(secureRandom).publicKey];
    writeFileSync(
      dying,
      `process.on('message', (m) => m === 'ready?' ? process.send({ kind: 'ready', publicKey: process.argv[2], people: 1, counts: { K0: 1, K1: 0, K2: 0, K3: 0, K4: 0, K5: 0 } }) : process.argv[2] === '${dead}' && process.exit(1));`,
    );
    const lists = [
      { name: 'one', from: alive },
      { name: 'two', from: dead },
    ];
    await expect(runRing(lists, { ...options, program: pathToFileURL(dying) })).rejects.toMatchObject({
      code: 'MATCHING_ROUND_STOPPED',
      values: { party: 'two', reason: 'MATCH_PARTY_SILENT' },
    });
  });
});
