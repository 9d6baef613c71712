import { request } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { newSigningKeys } from '../../../engines/matching/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { secureRandom } from '../../../platform/processes/index.ts';
import { prepareRound } from '../rounds/prepare-round.ts';
import { startRound } from '../rounds/start-round.ts';
import { openRound } from '../rounds/use-cases.ts';
import { nodesOf, type OnWire } from '../testing/nodes.ts';
import { keysOf as keysIn, type Office, threeOffices } from '../testing/offices.ts';
import { listPartners, setPartner } from './partners.ts';
import { signedHeaders } from './signed.ts';

const three = await threeOffices();
const { world, clock, shelter, clinic, desk, offices, ring, pair, agreed, view, shelterList, clinicList } = three;
const nodes = await nodesOf(three);
const { wire } = nodes;
afterAll(nodes.close);

const stageOf = async (one: Office, roundId: Id): Promise<string> =>
  (await view(one, roundId).catch(() => ({ stage: 'unknown' }))).stage;

/** The desk opens a ring; the other two bring their lists when the call has come to them. */
const begun = async (): Promise<Id> => {
  const { id: roundId } = await world.perform(desk.officer, openRound, { agreementId: await agreed(ring) });
  await nodes.meet(...offices);
  await world.perform(desk.second, startRound, { roundId });
  for (const [one, list] of [
    [shelter, shelterList()],
    [clinic, clinicList],
  ] as const) {
    await nodes.until(
      () => stageOf(one, roundId),
      (stage) => stage === 'waiting',
    );
    await world.perform(one.officer, prepareRound, { roundId }, list);
    await world.perform(one.second, startRound, { roundId });
  }
  return roundId;
};
const ended = (one: Office, roundId: Id) =>
  nodes.until(
    () => view(one, roundId),
    ({ stage }) => stage === 'finished' || stage === 'stopped',
  );

const keysOf = (one: Office) => keysIn(world, one);

/** A request as the wire would bring it, signed by whoever has these keys, for whatever address. */
const requestFrom = (keys: { publicKey: string; privateKey: string }, to: string, body: Uint8Array): OnWire => {
  const url = new URL(nodes.addresses.get(to) ?? '');
  const headers = signedHeaders({ url: url.href, body }, keys, {
    seconds: Math.floor(clock.millis() / 1000),
    nonce: 'n',
  });
  return { to, path: url.pathname, headers: { ...headers, host: url.host }, body: Buffer.from(body) };
};

const codeIn = (text: string): string => JSON.parse(text).code ?? JSON.parse(text).taken;

describe('nodes over HTTP', () => {
  // over 5 s on two busy cores: a whole ring of three over real sockets, where what is lost waits for a worker's next turn to be sent again
  it('carry a ring to its end by themselves, though messages are lost, doubled and overtaken', async () => {
    let n = 0;
    wire.twist = async (one, pass) => {
      n++;
      // every third is lost, every second comes twice; what was lost comes again later, behind others
      if (n % 3 === 0) return null;
      if (n % 2 === 0) await pass(one);
      return pass(one);
    };
    await nodes.running(async () => {
      const roundId = await begun();
      expect((await ended(desk, roundId)).result?.table).toMatchObject({ cases: 3, withheld: 2 });
      for (const one of [shelter, clinic]) expect(await ended(one, roundId)).toMatchObject({ stage: 'finished' });
    });
    expect(n).toBeGreaterThan(12);
    const { partners, ownAddress } = await world.perform(desk.officer, listPartners, {});
    expect(ownAddress).toContain(desk.orgId);
    expect(partners.find(({ publicKey }) => publicKey === clinic.publicKey)).toMatchObject({
      name: 'CLINIC',
      waiting: 0,
      trouble: null,
      heardAt: expect.any(String),
      reachedAt: expect.any(String),
    });
  });

  it('name what is wrong with a message to a partner, and the round goes on', async () => {
    const answers: string[] = [];
    let done = false;
    wire.twist = async (one, pass) => {
      if (one.to !== 'desk' || done) return pass(one);
      done = true;
      const changed = Buffer.from(one.body);
      changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
      answers.push(codeIn((await pass({ ...one, body: changed })).text));
      // the clinic brings what the shelter wrote: a carrier of others' words
      const other = requestFrom(await keysOf(shelter), 'desk', one.body);
      const from = one.headers['signature-input']?.includes(shelter.publicKey) ? await keysOf(clinic) : null;
      const foreign = from ? requestFrom(from, 'desk', one.body) : other;
      answers.push(codeIn((await pass(foreign)).text));
      const first = await pass(one);
      answers.push(codeIn(first.text), codeIn((await pass(one)).text));
      clock.advance(400_000);
      answers.push(codeIn((await pass(one)).text));
      return first;
    };
    await nodes.running(async () => {
      const roundId = await begun();
      expect(await ended(desk, roundId)).toMatchObject({ stage: 'finished', blame: null });
    });
    expect(answers).toEqual([
      'MATCHING_MESSAGE_UNREADABLE',
      'MATCHING_MESSAGE_FOREIGN',
      'new',
      'again',
      'MATCHING_MESSAGE_LATE',
    ]);
  });

  it('say one and the same to every stranger, and before a body is sent', async () => {
    const stranger = newSigningKeys(secureRandom);
    const body = wire.seen.find(({ to }) => to === 'desk')?.body ?? Buffer.of(0);
    const own = await keysOf(clinic);
    const good = requestFrom(own, 'desk', body);
    const { signature, ...bare } = good.headers;
    const unsigned = { ...good, headers: bare };
    const elsewhere = { ...good, path: good.path.replace(desk.orgId, clinic.orgId) };
    const nowhere = { ...good, path: good.path.replace(desk.orgId, 'nobody') };
    const otherHost = { ...good, headers: { ...good.headers, host: '127.0.0.1:1' } };
    const strange = requestFrom(stranger, 'desk', body);
    const garbled = {
      ...good,
      headers: { ...good.headers, signature: String(signature).replace(/.{4}=/, 'AAAA=') },
    };
    const said = new Set<string>();
    for (const one of [unsigned, elsewhere, nowhere, otherHost, strange, garbled]) {
      const { status, text } = await nodes.post('desk', one);
      const { requestId: _, ...problem } = JSON.parse(text);
      said.add(`${status} ${JSON.stringify(problem)}`);
    }
    expect([...said]).toEqual([expect.stringContaining('403 {"code":"MATCHING_NOT_A_PARTNER"')]);
    const status = await new Promise((answered, fail) => {
      const { path, headers } = strange;
      const out = request({
        port: nodes.portOf('desk'),
        path,
        method: 'POST',
        headers: { ...headers, 'content-length': '60000000' },
      });
      out.on('response', (response) => {
        answered(response.statusCode);
        out.destroy();
      });
      out.on('error', fail);
      out.flushHeaders();
    });
    expect(status).toBe(403);
  });

  it('end a round in which a partner stays silent for a week, and name it', async () => {
    wire.twist = async (one, pass) => (one.to === 'clinic' ? null : pass(one));
    await nodes.running(async () => {
      const { id: roundId } = await world.perform(shelter.officer, openRound, {
        agreementId: await agreed({ ...pair, basis: 'statistics', output: 'cardinality' }),
      });
      await world.perform(shelter.officer, prepareRound, { roundId }, shelterList());
      await world.perform(shelter.second, startRound, { roundId });
      const waiting = await nodes.until(
        () => view(shelter, roundId),
        ({ outgoing }) => outgoing[0]?.answer !== null,
      );
      expect(waiting).toMatchObject({ stage: 'running', outgoing: [{ answer: 'NO_CONNECTION', fetchedAt: null }] });
      clock.advance(7 * 86_400_000);
      expect(await ended(shelter, roundId)).toMatchObject({
        stage: 'stopped',
        blame: { code: 'MATCH_PARTY_SILENT', party: 'clinic' },
      });
    });
  });

  it('are called only at an address where this server may send, and only if an agreement names them', async () => {
    const set = (publicKey: string, address: string) =>
      world.perform(shelter.second, setPartner, { publicKey, address });
    await expect(set(clinic.publicKey, 'http://example.com@127.0.0.1/')).rejects.toMatchObject({
      code: 'MATCHING_ADDRESS_REFUSED',
      where: [{ field: 'address', code: 'ADDRESS_HAS_LOGIN' }],
    });
    await expect(set(newSigningKeys(secureRandom).publicKey, 'https://127.0.0.1/')).rejects.toMatchObject({
      code: 'MATCHING_PARTNER_UNKNOWN',
    });
    await expect(
      world.perform(shelter.second, setPartner, { publicKey: clinic.publicKey, address: null }),
    ).resolves.toMatchObject({ address: null });
  });
});
