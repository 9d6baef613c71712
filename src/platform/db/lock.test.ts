import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { program } from '../testing/program.ts';
import { lockFolder } from './lock.ts';

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fourfold-lock-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

const lockers = fileURLToPath(new URL('./testing/lockers.ts', import.meta.url));
/** A process that strikes at these folders and then stays. */
const locker = async (token: string, folders: readonly string[], start = 0, every = 0) => {
  const child = spawn(process.execPath, [await program(lockers), String(start), String(every), token, ...folders], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = await once(child.stdout, 'data');
  return { child, got: JSON.parse(String(said)) as boolean[] };
};
const left = (): string[] => readdirSync(folder);

describe('the lock of a data folder', () => {
  it('keeps a second opener out and names the process that has it, and lets go', () => {
    const release = lockFolder(folder, 'a');
    expect(() => lockFolder(folder, 'b')).toThrowError(
      expect.objectContaining({ code: 'DATA_FOLDER_IN_USE', values: { folder, pid: process.pid } }),
    );
    release();
    lockFolder(folder, 'c')();
    expect(left()).toHaveLength(1);
  });

  it('is taken over from a process that was killed, and not before', async () => {
    const { child, got } = await locker('dead', [folder]);
    expect(got).toEqual([true]);
    expect(() => lockFolder(folder, 'mine')).toThrowError(
      expect.objectContaining({ code: 'DATA_FOLDER_IN_USE', values: { folder, pid: child.pid } }),
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    const release = lockFolder(folder, 'mine');
    expect(() => lockFolder(folder, 'other')).toThrow('DATA_FOLDER_IN_USE');
    release();
  });

  it.runIf(process.platform === 'linux')('is stale where its number now belongs to a process that began later', () => {
    writeFileSync(join(folder, 'lock.7'), JSON.stringify({ pid: process.pid, started: '1' }));
    lockFolder(folder, 'mine')();
    expect(left()).toEqual(['lock.8']);
  });

  it('is stale where a power cut left half a file', () => {
    writeFileSync(join(folder, 'lock.1'), '{"pid":');
    lockFolder(folder, 'mine')();
    expect(left()).toEqual(['lock.2']);
  });

  it('goes to exactly one of several processes that start at once, with and without a dead holder', async () => {
    const rounds = Array.from({ length: 40 }, (_, i) => {
      const path = join(folder, String(i));
      mkdirSync(path);
      if (i % 2 === 0) writeFileSync(join(path, 'lock.1'), JSON.stringify({ pid: 2 ** 22 + 1, started: '1' }));
      return path;
    });
    const start = Date.now() + 4_000;
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((token) => locker(token, rounds, start, 25)));
    const winners = rounds.map((_, i) => all.filter(({ got }) => got[i]).length);
    expect(winners).toEqual(rounds.map(() => 1));
  });
});
