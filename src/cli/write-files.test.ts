import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFolder, writeOne } from './write-files.ts';

const place = () => mkdtempSync(join(tmpdir(), 'fourfold-write-'));
const file = (name: string, text: string) => ({ name, type: 'text/plain', bytes: new TextEncoder().encode(text) });

describe('a folder that a command writes', () => {
  it('is made, and written anew where it holds the same files', async () => {
    const folder = join(place(), 'package');
    await writeFolder(folder, [file('a.txt', 'old'), file('../b.txt', 'b')]);
    await writeFolder(folder, [file('a.txt', 'new'), file('b.txt', 'b')]);
    expect(readdirSync(folder)).toEqual(['a.txt', 'b.txt']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('new');
    expect(readdirSync(join(folder, '..'))).toEqual(['package']);
  });

  it('is refused where other files stand in it, and nothing is written', async () => {
    const folder = place();
    writeFileSync(join(folder, 'of-another-case.pdf'), 'x');
    await expect(writeFolder(folder, [file('a.txt', 'a')])).rejects.toMatchObject({ code: 'FOLDER_NOT_EMPTY' });
    expect(readdirSync(folder)).toEqual(['of-another-case.pdf']);
  });
});

describe('a file that a command writes', () => {
  it('takes the place of the old one whole, or leaves it', async () => {
    const folder = place();
    const path = join(folder, 'CHAIN.json');
    await writeOne(path, new TextEncoder().encode('old'));
    await writeOne(path, new TextEncoder().encode('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    await expect(writeOne(join(path, 'x'), new Uint8Array())).rejects.toMatchObject({ code: 'FILE_NOT_WRITTEN' });
    await expect(writeOne(folder, new Uint8Array())).rejects.toMatchObject({ code: 'FILE_NOT_WRITTEN' });
    expect(existsSync(`${path}.partial`)).toBe(false);
    expect(readdirSync(folder)).toEqual(['CHAIN.json']);
  });
});
