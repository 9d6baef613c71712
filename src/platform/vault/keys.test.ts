import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { bound, newKey } from './cipher.ts';
import { commandRootKey } from './command-key.ts';
import { keyCache } from './key-cache.ts';
import { addToKeyFile, createKeyFile, readKeyFile } from './key-file.ts';
import { openVault } from './open-vault.ts';
import { parseRootKeys } from './root-key.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fourfold-vault-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the key file', () => {
  it('is made for its owner only, holds one good key, and is never written over', () => {
    const path = join(folder, 'made.key');
    const [key] = createKeyFile(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readKeyFile(path)?.map((k) => k.id)).toEqual([key?.id]);
    expect(() => createKeyFile(path)).toThrow('EEXIST');
  });

  it.each([0o640, 0o604, 0o660, 0o644])('is refused with mode %o', (mode) => {
    const path = join(folder, `open-${mode}.key`);
    createKeyFile(path);
    chmodSync(path, mode);
    expect(() => readKeyFile(path)).toThrow('VAULT_KEY_FILE_OPEN_TO_OTHERS');
  });

  it('gets a new key on top, keeps the old ones, and stays private', () => {
    const path = join(folder, 'grown.key');
    const [old] = createKeyFile(path);
    const next = addToKeyFile(path);
    expect(readKeyFile(path)?.map((k) => k.id)).toEqual([next.id, old?.id]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is refused, with the line and not its content, where a line is no key', () => {
    const path = join(folder, 'bad.key');
    const words = ['hunter2', 'AAAA', Buffer.alloc(32).toString('base64'), Buffer.alloc(31, 7).toString('base64')];
    for (const word of words) {
      writeFileSync(path, `# comment\n${word}\n`, { mode: 0o600 });
      expect(() => readKeyFile(path)).toThrow(expect.objectContaining({ values: { where: path, line: 2 } }));
    }
  });
});

describe('a key command', () => {
  const to = bound('test');
  /** A key service in small: turns every bit, which is no secret, but shows that the bytes travel. */
  const service = (body: string): readonly string[] => {
    const path = join(folder, `service-${Math.abs(body.length)}-${body.charCodeAt(0)}.mjs`);
    writeFileSync(path, body);
    return [process.execPath, path];
  };
  const turning = () =>
    service(`const all = []; for await (const c of process.stdin) all.push(c);
      if (!['wrap', 'unwrap'].includes(process.argv[2])) process.exit(9);
      process.stdout.write(Buffer.concat(all).map((b) => b ^ 255));`);

  it('wraps and unwraps, and notices a key that was wrapped for something else', async () => {
    const root = commandRootKey({ command: turning() });
    const key = newKey();
    const wrapped = await root.wrap(key, to);
    expect(await root.unwrap(wrapped, to)).toEqual(key);
    expect(await root.unwrap(wrapped, bound('other'))).toBeNull();
  });

  it.each([
    ['process.exit(3)', '3'],
    ['/* says nothing */', 'no answer'],
    [`process.stdout.write('x'.repeat(200000))`, 'answer too long'],
  ])('that does %s is refused with what happened', async (body, exit) => {
    const root = commandRootKey({ command: service(body) });
    await expect(root.wrap(newKey(), to)).rejects.toMatchObject({ code: 'VAULT_COMMAND_FAILED', values: { exit } });
  });

  it('that is not there is refused', async () => {
    const root = commandRootKey({ command: [join(folder, 'no-such-program')] });
    await expect(root.unwrap(newKey(), to)).rejects.toMatchObject({ code: 'VAULT_COMMAND_FAILED' });
  });

  it('that hangs is stopped', async () => {
    const root = commandRootKey({ command: service('setInterval(() => {}, 1000)'), timeoutMs: 300 });
    await expect(root.wrap(newKey(), to)).rejects.toMatchObject({ code: 'VAULT_COMMAND_TIMED_OUT' });
  });

  it('does not see our own secrets, and no shell reads its words', async () => {
    process.env.FOURFOLD_VAULT_KEY_TEST = 'secret';
    const spy = service(`process.stdout.write(JSON.stringify([process.argv.slice(2), Object.keys(process.env)]))`);
    const root = commandRootKey({ command: [...spy, '$(id); *'] });
    const [words, names] = JSON.parse(Buffer.from(await root.wrap(newKey(), to)).toString());
    delete process.env.FOURFOLD_VAULT_KEY_TEST;
    expect(words).toEqual(['$(id); *', 'wrap']);
    expect(names).not.toContain('FOURFOLD_VAULT_KEY_TEST');
  });
});

describe('keys in memory', () => {
  it('are at most so many, and zero once they are let go', () => {
    const cache = keyCache(2);
    const [a, b, c] = [newKey(), newKey(), newKey()];
    cache.put('a', a);
    cache.put('b', b);
    cache.get('a');
    cache.put('c', c);
    expect(b.every((byte) => byte === 0)).toBe(true);
    expect(cache.get('b')).toBeUndefined();
    expect(cache.get('a')).toBe(a);
    cache.clear();
    for (const key of [a, c]) expect(key.every((byte) => byte === 0)).toBe(true);
  });
});

describe('opening the vault', () => {
  const key = (n: number): string =>
    Buffer.from(Array.from({ length: 32 }, (_, i) => (i * n) % 251)).toString('base64');
  const clock = fixedClock('2026-11-24T09:00:00.000Z');
  /** As much of a database as the vault asks on opening: which root keys are in use. */
  const holding = (...roots: string[]): Db => ({
    kind: 'pglite',
    hasRoom: () => true,
    transaction: (async () => roots) as Db['transaction'],
    asOwner: () => Promise.reject(new Error('not the vault')),
    checkpoint: async () => {},
    vacuum: async () => {},
    close: async () => {},
  });
  const open = async (db: Db, env: Record<string, string>, at: string | null) => {
    const made: string[] = [];
    const vault = await openVault({ db, clock, env, folder: at, onKeyMade: (path) => made.push(path) });
    vault.close();
    return made;
  };

  it('makes a first root key in the data folder of a new embedded database, and says so once', async () => {
    const at = mkdtempSync(join(folder, 'new-'));
    const path = join(at, 'vault.key');
    expect(await open(holding(), {}, at)).toEqual([path]);
    const before = readFileSync(path, 'utf8');
    expect(await open(holding(), {}, at)).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('never makes a second first key when the file is gone but the database needs it', async () => {
    const at = mkdtempSync(join(folder, 'gone-'));
    await expect(open(holding('local:0000000000000000'), {}, at)).rejects.toMatchObject({
      code: 'VAULT_KEY_MISSING',
    });
  });

  it('makes none without a data folder: a server says where its key is', async () => {
    await expect(open(holding(), {}, null)).rejects.toMatchObject({ code: 'VAULT_KEY_MISSING' });
    expect(await open(holding(), { FOURFOLD_VAULT_KEY: key(3) }, null)).toEqual([]);
  });

  it('refuses to start where the database was sealed under a key it does not have', async () => {
    const [root] = parseRootKeys(key(5), 'test');
    const db = holding(root?.id ?? '');
    await expect(open(db, { FOURFOLD_VAULT_KEY: key(3) }, null)).rejects.toMatchObject({
      code: 'VAULT_ROOT_KEY_UNKNOWN',
      values: { root: root?.id },
    });
    expect(await open(db, { FOURFOLD_VAULT_KEY: `${key(3)}\n${key(5)}` }, null)).toEqual([]);
  });

  it.each(['kms wrap', '[]', '[1]', '{"a":1}'])('refuses the command %s', async (command) => {
    await expect(open(holding(), { FOURFOLD_VAULT_COMMAND: command }, null)).rejects.toMatchObject({
      code: 'VAULT_COMMAND_MALFORMED',
    });
  });
});
