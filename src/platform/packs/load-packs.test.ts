import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { definePackKind } from './kinds.ts';
import { loadPacks } from './load-packs.ts';

const ruleKind = definePackKind('rule', z.strictObject({ years: z.number() }));

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'packs-'));
});
afterEach(() => rm(root, { recursive: true }));

const write = async (dir: string, folder: string, years: unknown, id = folder) => {
  await mkdir(join(root, dir, folder), { recursive: true });
  const head = {
    id,
    title: { en: 'R', es: 'R' },
    kind: 'rule',
    version: '1',
    jurisdiction: 'US',
    publisher: 'P',
    licence: 'CC0-1.0',
    released: '2024-01-01',
  };
  const entry = {
    id: `${folder}.a`,
    says: 'A',
    source: { cite: 'C' },
    effective: { from: '2024-01-01' },
    status: 'in force',
    reviewed: null,
    years,
  };
  await writeFile(join(root, dir, folder, 'pack.json'), JSON.stringify(head));
  await writeFile(join(root, dir, folder, 'rules.json'), JSON.stringify([entry]));
};
const load = (...dirs: string[]) =>
  loadPacks(
    dirs.map((d) => join(root, d)),
    [ruleKind],
  );

describe('loading packs from folders', () => {
  it('reads every pack, and lets the later folder win', async () => {
    await write('shipped', 'one', 1);
    await write('shipped', 'two', 2);
    await write('own', 'two', 22);
    const packs = await load('shipped', 'own');
    expect(packs.entries(ruleKind).map((e) => e.years)).toEqual([1, 22]);
  });

  it('names the pack and the file of a problem', async () => {
    await write('shipped', 'one', 'many');
    await expect(load('shipped')).rejects.toMatchObject({
      code: 'PACK_ENTRY_INVALID',
      file: 'one/rules.json',
      entry: 'one.a',
    });
  });

  it('refuses a pack whose folder has another name', async () => {
    await write('shipped', 'one', 1, 'other');
    await expect(load('shipped')).rejects.toMatchObject({ code: 'PACK_NAME_MISMATCH', file: 'one/pack.json' });
  });

  it('says when a folder cannot be read', async () => {
    await expect(load('nowhere')).rejects.toMatchObject({ code: 'PACK_FOLDER_UNREADABLE' });
  });
});
