import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { projectRoot } from '../src/platform/config/root.ts';
import { ChainSchema } from '../src/prevention/supply/chain/contract.ts';
import { type FlowView, layOut } from '../src/prevention/supply/screens/products/layout.ts';
import { importChain } from '../src/prevention/supply/stored/bring-chain.ts';
import { serveWeb } from '../src/server/web.ts';
import { openDatabase } from './kit/database.ts';
import { openOffice } from './kit/office.ts';
import { bench } from './kit/report.ts';
import { timed } from './kit/rounds.ts';
import { platformServer } from './kit/servers.ts';

const tiers = 5;
const perTier = 400;
const rounds = 3;
/** An old laptop beside this machine. */
const slower = 4;
const flags = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync --disable-dev-shm-usage'.split(
  ' ',
);

/** Two thousand sites: each delivers to two of the next tier, the last tier to the product. */
const chain = () => {
  const id = (tier: number, i: number): string => `s${tier}-${i % perTier}`;
  const all = Array.from({ length: tiers }, (_, tier) =>
    Array.from({ length: perTier }, (_, i) => ({ tier, i })),
  ).flat();
  return ChainSchema.parse({
    format: 'fourfold-chain/1',
    sites: all.map(({ tier, i }) => ({
      ...{ id: id(tier, i), name: `Works ${i} of stage ${tier}`, country: ['in', 'vn', 'tr', 'mx'][i % 4] },
      ...{
        address: `Road ${i}`,
        postalCode: '10000',
        lat: -40 + ((i * 37) % 90),
        lng: -170 + ((i * 53 + tier * 7) % 340),
      },
    })),
    materials: Array.from({ length: tiers }, (_, tier) => ({ id: `m${tier}`, name: `Goods of stage ${tier}` })),
    products: [{ id: 'product', name: 'A product of two thousand sites' }],
    links: all.flatMap(({ tier, i }) =>
      tier === 0
        ? [{ id: `l0-${i}`, from: id(0, i), to: 'product', material: 'm0', status: 'documented' }]
        : [0, 1].map((n) => ({
            ...{ id: `l${tier}-${i}-${n}`, from: id(tier, i), to: id(tier - 1, i * 3 + n * 11), material: `m${tier}` },
            status: ['documented', 'declared', 'inferred'][(i + n) % 3],
          })),
    ),
  });
};

/** The longest and the middle gap between frames while something is moved every frame, in milliseconds. */
const framesWhile = (page: Page, what: 'across' | 'down'): Promise<{ longest: number; middle: number }> =>
  page.evaluate(async (way) => {
    const box = document.querySelector('.ff-flow-scroll, .ff-table-scroll');
    const gaps: number[] = [];
    let before = performance.now();
    for (let frame = 0; frame < 60; frame++) {
      if (way === 'across') box?.scrollBy(frame < 30 ? 40 : -40, frame < 30 ? 60 : -60);
      else window.scrollBy(0, frame < 30 ? 120 : -120);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = performance.now();
      gaps.push(now - before);
      before = now;
    }
    gaps.sort((a, b) => a - b);
    return { longest: gaps.at(-1) ?? 0, middle: gaps[30] ?? 0 };
  }, what);

const elements = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('main *').length);

await bench(
  'supply-page',
  'the page of a product with 2,000 sites, in Chromium at a quarter of its speed',
  async (report) => {
    const executablePath = process.env.FOURFOLD_CHROMIUM;
    if (!executablePath) return report.note('left out: no Chromium here (apt-get install chromium)');
    const database = await openDatabase('PGlite');
    const office = await openOffice(database.kernel, 'bench-supply-page', ['compliance-officer']);
    await office.perform(importChain, {}, new TextEncoder().encode(JSON.stringify(chain())));
    const ours = await platformServer(database.kernel, [], (app) =>
      serveWeb(app, { folder: join(projectRoot, 'dist/web') }),
    );
    const cookie = await office.cookie(ours.origin);
    const ask = async (path: string): Promise<string> => {
      const answer = await fetch(`${ours.origin}/api/supply/products/product${path}`, { headers: { cookie } });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      return answer.text();
    };
    let flow = '';
    for (const [says, path] of [
      ['the answer of the product', ''],
      ['the answer of the flow chart', '/flow'],
    ] as const) {
      await ask(path);
      const ms: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const asked = await timed(() =>
          ask(path).then((text) => {
            flow = text;
          }),
        );
        ms.push(asked.ms);
      }
      report.tell(says, 'ms', ms);
      report.goal(`${says} within a second`, 'ms', Math.min(...ms), Math.min(...ms) < 1000);
    }
    report.tell('the flow chart over the wire, before compression', 'KB', [flow.length / 1024]);
    const view = JSON.parse(flow) as FlowView;
    const placed: number[] = [];
    for (let round = 0; round < rounds; round++) placed.push((await timed(async () => layOut(view, perTier))).ms);
    report.tell('placing all 2,000 sites', 'ms', placed);

    const browser = await chromium.launch({ executablePath, args: flags, headless: true });
    const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addCookies(
      cookie
        .split('; ')
        .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) }))
        .filter(({ name }) => !name.startsWith('__Host-'))
        .map((one) => ({ ...one, url: ours.origin, httpOnly: true })),
    );
    const page = await context.newPage();
    await page.goto(`${ours.origin}/supply/products/product?tab=flow`);
    await page.locator('.ff-flow').waitFor();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const opened: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const { ms } = await timed(async () => {
        await page.reload();
        await page.locator('.ff-flow').waitFor();
      });
      opened.push(ms);
    }
    report.tell('opened until the chart stands', 'ms', opened);
    report.goal('the chart stands within five seconds', 'ms', Math.min(...opened), Math.min(...opened) < 5000);

    const smooth = async (what: string, way: 'across' | 'down'): Promise<void> => {
      report.tell(`${what}: elements on the page`, '', [await elements(page)]);
      const { longest, middle } = await framesWhile(page, way);
      report.tell(`${what}: a frame while it is moved`, 'ms', [middle]);
      report.tell(`${what}: the longest frame`, 'ms', [longest]);
      report.goal(`${what}: a frame within 50 ms`, 'ms', middle, middle <= 50);
    };
    await smooth('as it opens', 'across');
    const all = await timed(() => page.getByRole('button', { name: /Draw them all/ }).click());
    report.tell('every site asked for', 'ms', [all.ms]);
    await smooth('with every site asked for', 'across');
    const picture = await timed(() => page.getByRole('button', { name: 'Table' }).click());
    await page.getByRole('table').first().waitFor();
    report.tell('to the table', 'ms', [picture.ms]);
    await smooth('the table of every link', 'down');
    await browser.close();
    await ours.close();
    await database.close();
  },
);
