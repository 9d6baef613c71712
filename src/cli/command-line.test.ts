import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../platform/contract/index.ts';
import { program } from '../platform/testing/program.ts';
import { type Deployment, deployment, type Outcome, type Server } from './testing/deployment.ts';

let here: Deployment;
const run = (...args: string[]): Promise<Outcome> => here.run(args);
const runJson = (...args: string[]): Promise<Outcome> => here.run([...args, '--json']);
const problem = ({ err }: Outcome): Problem => Problem.parse(JSON.parse(err));
const file = (name: string): string => join(here.folder, name);

beforeAll(async () => {
  here = await deployment();
}, 120_000);
afterAll(() => here.remove());

describe('the command line', () => {
  it("says what there is, in the reader's language", async () => {
    const english = await run('--help');
    expect(english.status).toBe(0);
    for (const word of ['serve', 'init', 'backup', 'restore', 'audit', 'user', 'org', 'packs', 'plan'])
      expect(english.out).toMatch(new RegExp(`^  ${word}\\b`, 'm'));
    const spanish = await here.run(['plan', 'import', '--help'], { FOURFOLD_LANGUAGE: '', LANG: 'es_MX.UTF-8' });
    expect(spanish).toMatchObject({ status: 0, err: '' });
    expect(spanish.out).toMatch(/^Uso: fourfold plan import \[opciones\] <FILE>/);
    expect(spanish.out).not.toMatch(/Usage|Options|Arguments|display help|\[options\]/);
  });

  it.each([
    [['nonsense'], 'There is no command nonsense.'],
    [['plan', 'nonsense'], 'There is no command nonsense.'],
    [['plan', 'list', '--nonsense'], 'There is no option --nonsense here.'],
    [['plan', 'import'], 'FILE is missing.'],
    [['plan', 'status', '--as-of'], 'The option --as-of <date> needs a value.'],
    [['plan', 'list', 'more'], 'There are more words here than list takes.'],
  ])('says what is wrong with %j, and ends with 2', async (args, says) => {
    const { status, out, err } = await run(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toBe(`USAGE: ${says}\nAdd --help to see what there is.\n`);
    expect(problem(await runJson(...args.filter((word) => word !== '--as-of')))).toBeDefined();
  });

  it('shows what is below a word that stands alone', async () => {
    const { status, err } = await run('plan');
    expect(status).toBe(2);
    expect(err).toContain('fourfold plan');
    expect(err).toMatch(/^ {2}status/m);
  });

  it('says the same as a process of its own, with its exit status', async () => {
    const main = fileURLToPath(new URL('./main.ts', import.meta.url));
    const ended = spawnSync(
      process.execPath,
      [await program(main), 'plan', 'status', '--plan', 'no-such-pack', '--json'],
      { env: here.env, encoding: 'utf8' },
    );
    expect(ended.status).toBe(1);
    expect(ended.stdout).toBe('');
    expect(Problem.parse(JSON.parse(ended.stderr)).code).toBe('PLAN_PACK_NOT_FOUND');
  }, 60_000);

  it('names the setting that is wrong', async () => {
    const wrong = await here.run(['init', '--json'], { PORT: 'many' });
    expect(wrong.status).toBe(1);
    expect(problem(wrong)).toMatchObject({ code: 'CONFIGURATION_INVALID', says: expect.stringContaining('PORT') });
    const open = await here.run(['serve', '--json'], { HOST: '0.0.0.0' });
    expect(problem(open)).toMatchObject({ code: 'SERVING_UNPROTECTED' });
  });
});

describe('without a server or a database', () => {
  it('shows what stands in the packs', async () => {
    const list = await runJson('packs', 'list');
    expect((list.json as { id: string }[]).map(({ id }) => id)).toContain('us-nap-2021');
    expect((await run('packs', 'check')).status).toBe(0);
    expect((await runJson('packs', 'show', 'plan-officer')).json).toMatchObject({ id: 'plan-officer' });
    expect((await run('packs', 'show', 'no-such-entry')).status).toBe(1);
  });

  it('tells of a plan in a pack: what is late, what slipped, what is due by law', async () => {
    const on = ['--plan', 'us-nap-2021', '--as-of', '2024-10-01'];
    const status = await runJson('plan', 'status', ...on);
    expect(status.json).toMatchObject({ asOf: '2024-10-01', completeness: { actions: { known: 32, expected: 61 } } });
    const ledger = await runJson('plan', 'ledger', ...on);
    expect((ledger.json as { findings: unknown[] }).findings.length).toBeGreaterThan(5);
    const calendar = await runJson('plan', 'calendar', ...on);
    expect((calendar.json as { entries: unknown[] }).entries.length).toBeGreaterThan(3);
    for (const command of ['status', 'ledger', 'calendar']) {
      const { status: ended, out } = await here.run(['plan', command, ...on], { FOURFOLD_LANGUAGE: 'es' });
      expect(ended, command).toBe(0);
      expect(out.length, command).toBeGreaterThan(200);
    }
  });

  it.each(['json', 'csv', 'xlsx', 'stratml'])('writes it as %s, which is read again', async (format) => {
    const path = file(`plan.${format}`);
    expect((await run('plan', 'export', '--plan', 'us-nap-2021', '--format', format, '--out', path)).status).toBe(0);
    expect(statSync(path).size).toBeGreaterThan(5_000);
    if (format !== 'json') return;
    expect((await runJson('plan', 'status', '--plan', path, '--as-of', '2024-10-01')).status).toBe(0);
  });

  it('names a file that is no plan, a day that does not exist, a form we do not write, a place we cannot', async () => {
    writeFileSync(file('bad.json'), '{"plan": 1');
    const bad = await runJson('plan', 'status', '--plan', file('bad.json'));
    expect(bad).toMatchObject({ status: 1, out: '' });
    expect(problem(bad)).toMatchObject({ code: 'PLAN_FILE_UNREADABLE', where: [{ file: file('bad.json') }] });
    const day = await runJson('plan', 'status', '--plan', 'us-nap-2021', '--as-of', '2023-02-30');
    expect(problem(day).where).toMatchObject([{ field: '--as-of', code: 'DATE_DOES_NOT_EXIST' }]);
    expect(problem(await runJson('plan', 'export', '--plan', 'us-nap-2021', '--format', 'doc'))).toMatchObject({
      code: 'INPUT_INVALID',
    });
    expect(problem(await runJson('packs', 'list', '--out', file('no/such/folder')))).toMatchObject({
      code: 'FILE_NOT_WRITTEN',
    });
    expect(problem(await runJson('plan', 'import', file('nothing.csv')))).toMatchObject({ code: 'FILE_NOT_READ' });
  });

  it('says that no server answers', async () => {
    const nobody = { FOURFOLD_SERVER: 'http://localhost:9' };
    for (const args of [['plan', 'list'], ['whoami'], ['sign-in', 'http://localhost:9/sign-in/link#secret']]) {
      const answer = await here.run([...args, '--json'], nobody);
      expect(answer.status, args[0]).toBe(1);
      expect(problem(answer), args[0]).toMatchObject({ code: 'SERVER_NOT_REACHED' });
    }
    expect(problem(await runJson('sign-in', 'no link'))).toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('with a database, and then a server', () => {
  let server: Server;
  let link: string;
  afterAll(async () => {
    await server?.kill();
  });

  it('makes organisations and people, and refuses what is wrong with them', async () => {
    expect((await runJson('init')).json).toMatchObject({ database: 'pglite', ready: true });
    expect((await run('org', 'create', 'office', 'Plan Office', 'plan office')).status).toBe(0);
    expect(problem(await runJson('org', 'create', 'No Slug', 'n', 'k'))).toMatchObject({ code: 'INPUT_INVALID' });
    const person = ['user', 'create', 'ana@office.example', 'Ana'];
    for (const wrong of [
      ['--org', 'office'],
      ['--org', 'office', '--role', 'no-such-role'],
      ['--role', 'plan-officer'],
    ])
      expect(problem(await runJson(...person, ...wrong))).toMatchObject({ code: 'INPUT_INVALID' });
    expect(problem(await runJson(...person, '--org', 'nowhere', '--role', 'plan-officer'))).toMatchObject({
      code: 'NOT_FOUND_OR_NO_ACCESS',
    });
    const made = await runJson(...person, '--org', 'office', '--role', 'plan-officer,org-admin,auditor');
    expect(made.json).toMatchObject({ link: expect.stringMatching(/\/sign-in\/link#\S{20,}$/) });
    for (const args of [
      ['user', 'disable', 'ana@office.example'],
      ['user', 'disable', 'ana@office.example', '--undo'],
    ])
      expect((await run(...args)).status).toBe(0);
    expect((await runJson('user', 'reset', 'ana@office.example')).status).toBe(0);
    expect(problem(await runJson('user', 'link', 'nobody@office.example'))).toMatchObject({
      code: 'NOT_FOUND_OR_NO_ACCESS',
    });
    ({ link } = (await runJson('user', 'link', 'ana@office.example')).json as { link: string });
  }, 120_000);

  it('removes no sample world where there is none, finds every chain whole, and makes a backup', async () => {
    expect((await runJson('sample', 'remove')).json).toEqual({ organisations: 0 });
    const chains = await runJson('audit', 'verify');
    expect(chains.status).toBe(0);
    expect((chains.json as { broken: unknown }[]).every(({ broken }) => broken === null)).toBe(true);
    expect(problem(await runJson('backup', file('b.age')))).toMatchObject({ code: 'BACKUP_NO_RECIPIENT' });
    expect(existsSync(file('b.age'))).toBe(false);
  }, 60_000);

  it('signs in with a link, once, and keeps the token where only this user reads it', async () => {
    server = await here.serve();
    const address = link.replace(/^http:\/\/[^/]+/, server.origin);
    expect((await run('sign-in', address)).status).toBe(0);
    expect(statSync(join(here.folder, 'config/fourfold/credentials.json')).mode & 0o777).toBe(0o600);
    expect((await runJson('whoami')).json).toMatchObject({
      me: { person: { email: 'ana@office.example' } },
    });
    const again = await runJson('sign-in', address);
    expect(again.status).toBe(1);
    expect(problem(again).code).toBe('LINK_NOT_VALID');
  }, 120_000);

  it('leaves the folder to the server', async () => {
    for (const args of [['init'], ['user', 'link', 'ana@office.example'], ['audit', 'verify']]) {
      const refused = await runJson(...args);
      expect(refused.status).toBe(1);
      expect(problem(refused)).toMatchObject({
        code: 'DATA_FOLDER_IN_USE',
        says: expect.stringContaining(String(server.child.pid)),
      });
    }
  }, 60_000);

  it('takes a plan in, tells how it stands, and records an update with its evidence', async () => {
    // the plan of the pack has ended
    const plan = readFileSync(file('plan.json'), 'utf8').replace(/"status": *"(ended|closed)"/, '"status":"running"');
    writeFileSync(file('plan.json'), plan);
    const preview = await runJson('plan', 'import', file('plan.json'), '--preview');
    expect(preview.json).toMatchObject({ ready: true });
    const taken = await runJson('plan', 'import', file('plan.json'));
    expect(taken.json).toMatchObject({ planId: expect.any(String) });
    const { planId } = taken.json as { planId: string };
    expect((await runJson('plan', 'list')).json).toMatchObject([{ id: planId }]);
    expect(problem(await runJson('plan', 'import', file('plan.json')))).toMatchObject({ code: 'PLAN_ALREADY_THERE' });

    writeFileSync(file('proof.txt'), 'minutes of the meeting');
    const update = ['plan', 'update', 'us-nap-2021.X1.3-02', 'State', 'FY2024', 'on_track', '--narrative', 'Held.'];
    const made = await runJson(...update, '--evidence', file('proof.txt'));
    expect(made.json).toMatchObject({
      id: expect.any(String),
      evidence: { hash: expect.stringMatching(/[0-9a-f]{64}$/) },
    });
    expect(problem(await runJson(...update.with(5, 'wonderful')))).toMatchObject({
      code: 'INPUT_INVALID',
      where: [{ field: 'state' }],
    });
    expect(problem(await runJson(...update.with(2, 'nowhere')))).toMatchObject({ code: 'PLAN_NODE_NOT_FOUND' });

    for (const command of ['status', 'ledger', 'calendar']) {
      const { status, json } = await runJson('plan', command, '--as-of', '2024-10-01');
      expect(status, command).toBe(0);
      expect(json, command).toBeTypeOf('object');
    }
    expect((await run('plan', 'export', '--format', 'csv', '--internal', '--out', file('out.zip'))).status).toBe(0);
    expect(readFileSync(file('out.zip')).length).toBeGreaterThan(1_000);
  }, 60_000);

  it('shows organisation, people, and the trail of all this, whole', async () => {
    expect((await run('org', 'list')).out).toContain('Plan Office');
    expect((await run('user', 'list')).out).toContain('ana@office.example');
    expect((await runJson('audit', 'head')).json).toMatchObject({ head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const verified = await runJson('audit', 'verify', '--server');
    expect(verified).toMatchObject({ status: 0, json: { broken: null } });
    const { out } = await run('audit', 'export');
    for (const act of ['plan.import', 'plan.record-update', 'plan.add-file']) expect(out).toContain(act);
    for (const text of ['Held.', 'ana@', 'minutes']) expect(out).not.toContain(text);
  });

  it('forgets the token when it signs out', async () => {
    expect((await run('sign-out')).status).toBe(0);
    const refused = await here.run(['plan', 'list', '--json'], { FOURFOLD_SERVER: server.origin });
    expect(problem(refused)).toMatchObject({ code: 'NOT_SIGNED_IN' });
    writeFileSync(join(here.folder, 'config/fourfold/credentials.json'), '{"half":');
    const nobody = await here.run(['whoami', '--json'], { FOURFOLD_SERVER: server.origin });
    expect(nobody.json).toEqual({ me: null });
  });

  it('stops the server when asked to', async () => {
    expect(await server.stop()).toBe(0);
    expect(server.said()).not.toContain('rror');
  });
});
