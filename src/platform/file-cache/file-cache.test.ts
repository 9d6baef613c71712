import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileCache } from './index.ts';

describe('the file cache', () => {
  const open = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fourfold-cache-'));
    return { folder, cache: fileCache({ FOURFOLD_DATA: folder }, 'names') };
  };

  it('gives back what was written, and null for what was not', async () => {
    const { cache } = await open();
    await cache.write('a.bin', Uint8Array.of(1, 2, 3));
    expect([...((await cache.read('a.bin')) ?? [])]).toEqual([1, 2, 3]);
    expect(await cache.read('b.bin')).toBeNull();
  });

  it('leaves no half-written file behind and never shows one', async () => {
    const { folder, cache } = await open();
    await Promise.all([1, 2, 3, 3, 3].map((n) => cache.write(`f${n}`, new Uint8Array(100_000).fill(n))));
    expect((await readdir(join(folder, 'cache/names'))).sort()).toEqual(['f1', 'f2', 'f3']);
    await writeFile(join(folder, 'cache/names/f4.999.tmp'), 'half');
    await cache.keep(2);
    expect((await readdir(join(folder, 'cache/names'))).filter((name) => !name.endsWith('.tmp'))).toHaveLength(2);
  });

  it('refuses names that lead out of its folder', async () => {
    const { cache } = await open();
    await expect(cache.read('../key')).rejects.toThrow();
    await expect(cache.write('a/b', Uint8Array.of(1))).rejects.toThrow();
  });

  it('forgets everything where there is no data folder', async () => {
    const cache = fileCache(undefined, 'names');
    await cache.write('a', Uint8Array.of(1));
    expect(await cache.read('a')).toBeNull();
  });
});
