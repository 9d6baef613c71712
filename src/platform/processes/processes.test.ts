import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { startProcess } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'fourfold-process-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const programOf = (text: string): URL => {
  const path = join(folder, `${text.length}.mjs`);
  writeFileSync(path, text);
  return pathToFileURL(path);
};

it('carries bytes both ways, and says how a process ended', async () => {
  const program = programOf(
    "process.on('message', (m) => { process.send(new Uint8Array([...m, process.argv[2].length])); process.exit(3); });",
  );
  const seen: unknown[] = [];
  const end = await new Promise((resolve) => {
    const started = startProcess(program, ['four'], {
      onMessage: (message) => seen.push(message),
      onEnd: (code) => resolve(code),
    });
    started.send(new Uint8Array([1, 2]));
  });
  expect(seen).toEqual([new Uint8Array([1, 2, 4])]);
  expect(end).toBe(3);
});

it('tells what a process complained of', async () => {
  const said = await new Promise((resolve) => {
    startProcess(programOf("console.error('no more'); process.exit(1);"), [], {
      onMessage: () => undefined,
      onEnd: (_, words) => resolve(words),
    });
  });
  expect(said).toContain('no more');
});
