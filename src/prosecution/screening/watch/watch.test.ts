import { createHmac } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../../platform/actor/index.ts';
import { asPlatform, enqueue } from '../../../platform/jobs/index.ts';
import { platformActor } from '../../../platform/jobs/platform.ts';
import type { Tables as JobTables } from '../../../platform/jobs/tables.ts';
import { queue, until, untilState, withWorker } from '../../../platform/jobs/testing/work.ts';
import { perform } from '../../../platform/kernel/index.ts';
import { listMails } from '../../../platform/mail/outbox.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { testWorld } from '../../../testing/world.ts';
import { shareList } from '../register/read-register.ts';
import { type Desk, desk } from '../testing/desk.ts';
import { type MadeUpParty, parties } from '../testing/lists.ts';
import { listAlerts, seeAlerts } from './alerts.ts';
import { deliverKind, signatureOf } from './deliver.ts';
import { digestKind, setDigest } from './digest.ts';
import { lookAgainKind, lookAroundKind } from './look-again.ts';
import { addWatch, endWatch, listWatches } from './watch-subject.ts';
import { addWebhook, listWebhooks, removeWebhook, tryWebhook } from './webhooks.ts';

const kinds = [lookAgainKind, lookAroundKind, deliverKind, digestKind];

describe('watched subjects', () => {
  let world: TestWorld;
  let office: Desk;
  const open: (() => void)[] = [];
  beforeAll(async () => {
    world = await testWorld();
    const folder = await mkdtemp(join(tmpdir(), 'fourfold-watch-'));
    Object.assign(world.kernel, { env: { FOURFOLD_OUTBOUND_PRIVATE: 'yes', FOURFOLD_DATA: folder } });
  });
  afterEach(() => {
    for (const close of open.splice(0)) close();
  });
  const start = async () => {
    office = await desk(world);
    await office.load();
  };
  const watch = (name: string, more: object = {}) =>
    world.perform(office.officer, addWatch, {
      subject: { name },
      role: 'supplier',
      purpose: 'supplier-check',
      legalBasis: '31 CFR chapter V',
      ...more,
    });
  const alerts = async (more: object = {}) => (await world.perform(office.officer, listAlerts, more)).rows;
  const jobsOf = async (kind: string) => {
    const rows = await world.kernel.db.transaction({ orgId: office.orgId, userId: null }, (tx) =>
      tx
        .withTables<JobTables>()
        .selectFrom('jobs.job')
        .select(['id', 'state', 'attempt', 'result'])
        .where('kind', '=', kind)
        .orderBy('created_at')
        // the clock of a test stands still
        .orderBy('id')
        .execute(),
    );
    return rows;
  };
  const looks = () => jobsOf(lookAgainKind.name);
  /** Lets the jobs run that a changed list has queued. @returns what the last one tells */
  const look = async () => {
    await withWorker(world, kinds, () => until(looks, (rows) => rows.every(({ state }) => state === 'done')));
    return (await looks()).at(-1)?.result;
  };
  const lookOnceMore = async () => {
    await queue(world.kernel, systemActor(office.orgId), lookAgainKind);
    return look();
  };
  const changed = (id: number, to: Partial<MadeUpParty>): MadeUpParty[] =>
    parties.map((one) => (one.id === id ? { ...one, ...to } : one));

  it('are screened now and looked at again only where a change could be theirs, with one alert for each change', async () => {
    await start();
    const altavia = await watch('Altavia Staffing', { reference: 'S-17' });
    expect(altavia.matches).toBe(1);
    await watch('Pellorin Cannery');
    await watch('Nobody Like That');
    expect(await look()).toMatchObject({ watched: 3, affected: 0, alerts: 0 });

    await office.load([...changed(900001, { programme: 'GLOMAG' }), { id: 900010, name: 'PELLORIN CANNERY S.A.' }]);
    expect(await look()).toMatchObject({ watched: 3, affected: 2, alerts: 2 });
    expect(await lookOnceMore()).toMatchObject({ affected: 0, alerts: 0 });
    const raised = await alerts();
    expect(raised.map(({ kind, name, sourceId, reference }) => [kind, name, sourceId, reference]).sort()).toEqual([
      ['changed', 'Altavia Staffing', '900001', 'S-17'],
      ['new', 'Pellorin Cannery', '900010', null],
    ]);
    const change = raised.find(({ kind }) => kind === 'changed');
    expect(change).toMatchObject({ before: { programmes: ['TCO'] }, after: { programmes: ['GLOMAG'] } });
    expect(change?.requestId).not.toBeNull();

    await office.load(parties.slice(1), { why: 'two were taken off' });
    expect(await look()).toMatchObject({ alerts: 2 });
    expect((await alerts()).filter(({ kind }) => kind === 'gone')).toMatchObject([{ after: null }, { after: null }]);
  }, 60_000);

  it('come back with an alert when the list goes back to what it was', async () => {
    await start();
    await watch('Pellorin Cannery');
    const with10 = [...parties, { id: 900010, name: 'PELLORIN CANNERY S.A.' }];
    for (const list of [with10, parties, with10]) {
      await office.load(list);
      await look();
    }
    expect((await alerts()).map(({ kind }) => kind).sort()).toEqual(['gone', 'new', 'new']);
  }, 60_000);

  it('are looked at when another organisation changes a list that it opened to all', async () => {
    await start();
    const owner = await desk(world);
    await owner.load(parties.slice(0, 4));
    const planOfficer = await world.actor(owner.orgId, 'plan-officer');
    await world.perform(planOfficer, shareList, { list: 'us-ofac-sdn', shared: true });
    office = await desk(world);
    await watch('Sibbe Korvendal');
    await owner.load(parties);
    expect(await looks()).toEqual([]);
    await withWorker(world, kinds, async () => {
      const id = await world.kernel.db.transaction(asPlatform, (tx) =>
        enqueue(tx, world.kernel, platformActor(), lookAroundKind, {}),
      );
      expect((await untilState(world.kernel, id, 'done')).result).toEqual({ queued: 1 });
    });
    await look();
    expect(await alerts()).toMatchObject([{ kind: 'new', sourceId: '900005' }]);
    await world.perform(planOfficer, shareList, { list: 'us-ofac-sdn', shared: false });
  }, 60_000);

  it('are listed with what waits, are watched once, and end', async () => {
    await start();
    const { watchId } = await watch('Altavia Staffing');
    await expect(watch('Altavia Staffing')).rejects.toMatchObject({ code: 'SCREENING_WATCHED' });
    expect((await world.perform(office.officer, listWatches, {})).rows).toMatchObject([
      { name: 'Altavia Staffing', matches: 1, alerts: 0 },
    ]);
    await world.perform(office.officer, endWatch, { watchId });
    expect((await world.perform(office.officer, listWatches, {})).rows).toEqual([]);
    await office.load(changed(900001, { programme: 'GLOMAG' }));
    expect(await look()).toMatchObject({ watched: 0, alerts: 0 });
    await watch('Altavia Staffing');
  }, 60_000);

  it('raise alerts that somebody notes as seen', async () => {
    await start();
    await watch('Altavia Staffing');
    await office.load(changed(900001, { programme: 'GLOMAG' }));
    await look();
    const [one] = await alerts({ unseen: 'true' });
    expect(await world.perform(office.officer, seeAlerts, { alerts: [one?.id] })).toEqual({ seen: 1 });
    expect(await alerts({ unseen: 'true' })).toEqual([]);
    expect(await alerts()).toMatchObject([{ seenBy: 'Test Person' }]);
  }, 60_000);

  it('tell an address of one’s own, signed, without a name, and again while it does not answer', async () => {
    await start();
    const heard: { signature: string; body: string }[] = [];
    let status = 503;
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += String(chunk);
      });
      request.on('end', () => {
        heard.push({ signature: String(request.headers['fourfold-signature']), body });
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    open.push(() => server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/alerts`;
    const hook = await world.perform(office.officer, addWebhook, { url });
    expect(JSON.stringify(await world.perform(office.officer, listWebhooks, {}))).not.toContain(hook.secret);

    await watch('Altavia Staffing', { reference: 'S-17' });
    await office.load(changed(900001, { programme: 'GLOMAG' }));
    await look();
    await withWorker(world, kinds, async () => {
      const { jobId } = await world.perform(office.officer, tryWebhook, { webhookId: hook.id });
      // the pause counts from the end of the first try: the clock moves on when both have ended
      await until(
        () => jobsOf(deliverKind.name),
        (rows) => rows.length === 2 && rows.every(({ state, attempt }) => state === 'waiting' && attempt === 1),
      );
      status = 204;
      world.clock.advance(600_000);
      await untilState(world.kernel, jobId, 'done', 'dead');
      while (heard.filter(({ body }) => body.includes('screening.alert')).length < 2)
        await new Promise((resolve) => setTimeout(resolve, 20));
    });
    const last = heard.filter(({ body }) => body.includes('screening.alert')).at(-1);
    const [, seconds, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(last?.signature ?? '') ?? [];
    expect(createHmac('sha256', hook.secret).update(`${seconds}.${last?.body}`).digest('hex')).toBe(v1);
    expect(signatureOf(hook.secret, Number(seconds), last?.body ?? '')).toBe(last?.signature);
    expect(JSON.parse(last?.body ?? '{}')).toMatchObject({
      alert: { kind: 'changed', reference: 'S-17', sourceId: '900001' },
    });
    expect(heard.map(({ body }) => body).join()).not.toContain('Altavia Staffing"');

    await world.perform(office.officer, removeWebhook, { webhookId: hook.id });
    expect(await world.perform(office.officer, listWebhooks, {})).toEqual([]);
  }, 60_000);

  it('never send to the own network unless whoever runs the platform allows it', async () => {
    await start();
    const closed = { ...world, kernel: { ...world.kernel, env: {} } };
    await expect(
      perform(closed.kernel, office.officer, addWebhook, { url: 'https://169.254.169.254/' }),
    ).rejects.toMatchObject({
      code: 'SCREENING_WEBHOOK_PRIVATE',
    });
    await expect(
      perform(closed.kernel, office.officer, addWebhook, { url: 'http://example.org/' }),
    ).rejects.toMatchObject({
      code: 'SCREENING_WEBHOOK_ADDRESS',
    });
  });

  it('mail once a day to who asked for it, how much waits and nobody’s name', async () => {
    await start();
    await watch('Altavia Staffing');
    await world.perform(office.officer, setDigest, { wanted: true });
    await office.load(changed(900001, { programme: 'GLOMAG' }));
    await look();
    await withWorker(world, kinds, async () => {
      for (let i = 0; i < 2; i++) {
        const id = await world.kernel.db.transaction(asPlatform, (tx) =>
          enqueue(tx, world.kernel, platformActor(), digestKind, {}),
        );
        await untilState(world.kernel, id, 'done', 'dead');
      }
    });
    const { rows } = await world.perform(office.officer, listMails, {});
    expect(rows).toMatchObject([{ template: 'screening.mail.digest', subject: 'Alerts wait for you' }]);
  }, 60_000);
});
