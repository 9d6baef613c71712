// npm test: every check, in the order of what it costs. `npm test -- --help` says more.
import './node-version.mjs';
import { makeReady } from './build.mjs';
import { install } from './install.mjs';
import { findPostgres, startPostgres } from './postgres.mjs';
import { commandOf, findProgram, root, run, runMain, say, Trouble } from './tools.mjs';

const browserTests = '**/*.browser.test.{ts,tsx}';
const wallTests = 'src/boundaries.test.ts';

/** Runs a command of an installed package. */
const tool = (name, args, { packageName = name, env = {} } = {}) =>
  run(process.execPath, [commandOf(name, packageName), ...args], { env: { ...process.env, ...env } });
const vitest = (args, env) => tool('vitest', args, { env });

/** Debian's packages, where we may: as root, with apt. Answers whether that worked. */
const installWithApt = async (...packages) => {
  if (process.getuid?.() !== 0 || !findProgram(['apt-get'])) return false;
  const apt = (...args) =>
    run('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  say(`installing ${packages.join(', ')} with apt …`);
  if ((await apt('-qq', 'update')) !== 0) return false;
  return (await apt('-qq', '-y', '--no-install-recommends', 'install', ...packages)) === 0;
};

const findChromium = () =>
  process.env.CHROMIUM_PATH ??
  findProgram([
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]);

/** What a step may need that this machine may not have. `find` answers it or null; `get` is the line that says how to come by it. */
const needs = {
  postgres: {
    name: 'PostgreSQL 15 or later',
    get: 'apt-get install postgresql (or the package of your system)',
    find: findPostgres,
    install: () => installWithApt('postgresql'),
  },
  chromium: {
    name: 'Chromium',
    get: 'apt-get install chromium, or set CHROMIUM_PATH to a Chromium or Chrome',
    find: findChromium,
    install: () => installWithApt('chromium'),
  },
};

/** Each step answers an exit code. */
const steps = {
  types: { says: 'the compiler', run: () => tool('tsc', ['-p', root], { packageName: 'typescript' }) },
  lint: { says: 'format and lint', run: () => tool('biome', ['ci', '.'], { packageName: '@biomejs/biome' }) },
  walls: { says: 'who may import whom', run: () => vitest(['run', wallTests]) },
  knip: { says: 'nothing unused', run: () => tool('knip', []) },
  unit: {
    says: 'every test but the browser ones, on the embedded database',
    run: () => vitest(['run', '--exclude', browserTests, '--exclude', wallTests]),
  },
  postgres: {
    says: 'the tests that touch a database, on PostgreSQL',
    needs: 'postgres',
    run: async (binaries) => {
      const server = await startPostgres(binaries);
      try {
        return await vitest(
          ['related', '--run', 'src/platform/testing/database.ts', '--exclude', browserTests],
          server.env,
        );
      } finally {
        await server.stop();
      }
    },
  },
  browser: {
    says: 'every page in Chromium',
    needs: 'chromium',
    run: async (chromium) => {
      // these tests build pages of their own; that the server can be built is seen nowhere else
      await makeReady(['server']);
      return vitest(['run', '.browser.test.'], { CHROMIUM_PATH: chromium });
    },
  },
};

const help = `npm test                        every step, up to the first that fails
npm test -- --all               every step, also after one failed
npm test -- --only types,unit   only these

${Object.entries(steps)
  .map(([name, step]) => `${name.padEnd(10)}${step.says}`)
  .join('\n')}

With CI=1 a step that has to be left out counts as a failure.`;

const chosenSteps = (only) => {
  if (!only) return Object.keys(steps);
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !Object.hasOwn(steps, name));
  if (unknown.length)
    throw new Trouble(`no such step: ${unknown.join(', ')}. There are ${Object.keys(steps).join(', ')}.`);
  return names;
};

/** What the step needs, found or installed; null where neither works. */
const provide = async (need) => need.find() ?? ((await need.install()) ? need.find() : null);

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

const main = async () => {
  const { parseArgs } = await import('node:util');
  const { values } = parseArgs({
    options: { only: { type: 'string' }, all: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return console.log(help);
  const names = chosenSteps(values.only);
  const strict = Boolean(process.env.CI);
  const began = Date.now();
  await install({ dev: true });

  const results = [];
  for (const name of names) {
    const step = steps[name];
    const need = step.needs && needs[step.needs];
    const provided = need ? await provide(need) : undefined;
    if (need && !provided) {
      results.push({ name, ok: !strict, says: `left out: ${need.name} is not here. To get it: ${need.get}` });
      if (strict && !values.all) break;
      continue;
    }
    console.log(`\n── ${name}: ${step.says}`);
    const started = Date.now();
    const code = await step.run(provided);
    results.push({ name, ok: code === 0, says: `${code === 0 ? 'good' : 'FAILED'}  ${seconds(started)}` });
    if (code !== 0 && !values.all) break;
  }

  console.log('');
  for (const { name, says } of results) console.log(`${name.padEnd(10)}${says}`);
  const failed = results.some(({ ok }) => !ok);
  const notReached = names.length - results.length;
  console.log(
    `${failed ? 'FAILED' : 'good'} in ${seconds(began)}${notReached ? `; ${notReached} more not tried (--all tries them)` : ''}`,
  );
  process.exitCode = failed ? 1 : 0;
};

// an interrupted run ends through the exit handlers, which stop PostgreSQL
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
await runMain(main);
