// Takes the pictures of the README from the running platform with its sample world: `npm run pictures`.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { makeReady } from './build.mjs';
import { root, say } from './tools.mjs';

const port = Number(process.env.PORT ?? 4977);
const address = `http://localhost:${port}`;
const folder = join(root, 'docs/pictures');
const data = mkdtempSync(join(tmpdir(), 'fourfold-pictures-'));

/** Who looks at what; `null` is nobody signed in. */
const pictures = [
  { name: 'plan-today', who: 'Plan officer, National Coordination Office', path: '/plan' },
  { name: 'promises', who: 'Plan officer, National Coordination Office', path: '/plan/promises?tab=gaps' },
  { name: 'calendar', who: 'Plan officer, National Coordination Office', path: '/plan/calendar' },
  { name: 'public', who: null, path: '/public' },
  { name: 'audit', who: 'Auditor, National Coordination Office', path: '/audit' },
];

const waitFor = async (what, tries = 240) => {
  for (let i = 0; i < tries; i++) {
    const found = await what().catch(() => undefined);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the platform did not come up');
};

const linkOf = (text, who) => {
  const lines = text.split('\n');
  return lines[lines.findIndex((line) => line.startsWith(who)) + 1]?.trim() ?? '';
};

await makeReady(['server', 'web']);
const env = { ...process.env, PORT: String(port), FOURFOLD_DATA: data, FOURFOLD_LOG: 'silent' };
const server = spawn(process.execPath, [join(root, 'dist/fourfold.mjs'), 'serve'], { env, stdio: 'ignore' });
try {
  const links = await waitFor(async () => readFileSync(join(data, 'sign-in-links.txt'), 'utf8'));
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const contexts = new Map();
  for (const { name, who, path } of pictures) {
    const context =
      contexts.get(who) ?? (await browser.newContext({ viewport: { width: 1200, height: 760 }, locale: 'en-US' }));
    const page = await context.newPage();
    if (who && !contexts.has(who)) {
      await page.goto(`${address}/public`);
      const token = new URL(linkOf(links, who)).hash.slice(1);
      await page.evaluate(
        (body) => fetch('/api/sign-in/link', { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
        JSON.stringify({ token }),
      );
    }
    contexts.set(who, context);
    await page.goto(`${address}${path}`);
    await page.locator('h1').waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.close();
    say(`docs/pictures/${name}.png`);
  }
  await browser.close();
} finally {
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}
