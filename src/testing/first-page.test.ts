import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../platform/config/root.ts';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly isEntry?: boolean;
}
type Manifest = Readonly<Record<string, Chunk>>;

const kilobytes = 1000;

describe('the built web pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'web-'));
  let manifest: Manifest;
  beforeAll(() => {
    // in a process of its own: a build inside a test would take React for developers
    const built = spawnSync(
      process.execPath,
      ['node_modules/vite/bin/vite.js', 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'],
      { cwd: projectRoot, env: { ...process.env, NODE_ENV: 'production' }, encoding: 'utf8' },
    );
    if (built.status !== 0) throw new Error(built.stderr);
    manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The files that must be there before a chunk runs. */
  const closure = (names: readonly string[], seen: Set<string> = new Set()): Set<string> => {
    for (const name of names) {
      const chunk = manifest[name];
      if (!chunk || seen.has(chunk.file)) continue;
      seen.add(chunk.file);
      closure(chunk.imports ?? [], seen);
    }
    return seen;
  };
  const gzipped = (files: Iterable<string>): number =>
    [...files].reduce((sum, file) => sum + statSync(join(folder, `${file}.gz`)).size, 0);
  const scripts = (...names: string[]): number => gzipped(closure(names)) + gzipped(['before.js']);

  it('ask for less than 200 KB of script, compressed, on the first page after sign-in', () => {
    // whoever signs in lands on the plan's desk; an auditor on the trail
    const screens = Object.keys(manifest).filter((name) => /\/screens\/(?:Desk|Audit)\.tsx$/.test(name));
    expect(screens.length).toBeGreaterThanOrEqual(2);
    for (const screen of screens) {
      expect.soft(scripts('index.html', screen), screen).toBeLessThan(200 * kilobytes);
    }
  });

  it('bring the words of what one enters, in one language', () => {
    const words = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.json'));
    expect(words.map((name) => name.replace(/-[\w-]{8}\.json$/, ''))).toEqual(
      expect.arrayContaining(['base-en', 'base-es', 'plan-en', 'plan-es']),
    );
    const base = words.find((name) => name.startsWith('base-es')) ?? '';
    expect(gzipped([`assets/${base}`])).toBeLessThan(20 * kilobytes);
    const text = readFileSync(join(folder, 'assets', base), 'utf8');
    expect(text).toContain('plan.nav.desk');
    expect(text).not.toMatch(/"(?:cli|doctor)\./);
  });

  it('load a screen, a language and the drawing of pictures only when they are needed', () => {
    const first = closure(['index.html']);
    const apart = Object.entries(manifest).filter(([name]) => /screens\/|observablehq/.test(name));
    expect(apart.length).toBeGreaterThan(5);
    for (const [name, { file }] of apart) expect(first.has(file), name).toBe(false);
  });

  it('hold nothing that would run as part of a page or be fetched from elsewhere', () => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=|https?:\/\//);
    const sheets = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.css'));
    expect(sheets.length).toBeGreaterThan(0);
    for (const sheet of sheets) {
      const text = readFileSync(join(folder, 'assets', sheet), 'utf8');
      // `url("")` asks whether a browser knows masks; it fetches nothing
      const elsewhere = /url\((?!["']?\/assets\/|""\))[^)]*\)|@import[^;]*/g;
      expect([...text.matchAll(elsewhere)].map((match) => match[0])).toEqual([]);
    }
  });

  it('carry a compressed twin of every text file', () => {
    const texts = readdirSync(join(folder, 'assets')).filter((name) => /\.(?:js|css|svg)$/.test(name));
    for (const name of texts) {
      expect(statSync(join(folder, 'assets', `${name}.br`)).size).toBeGreaterThan(0);
      expect(statSync(join(folder, 'assets', `${name}.gz`)).size).toBeGreaterThan(0);
    }
  });
});
