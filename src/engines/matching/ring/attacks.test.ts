import { describe, expect, it } from 'vitest';
import { hashToPoint, isOnCurve } from '../curve/p256.ts';
import {
  coordinatorReceives,
  giveUp,
  nodeReceives,
  type Post,
  prepareNode,
  stopNode,
  tableSeal,
  waitingFor,
} from '../index.ts';
import { seeded } from '../testing/seeded.ts';
import { deliver, type Ring, ringOf, runRing } from '../testing/small-ring.ts';
import { type Header, readMessage, writeMessage } from '../wire/message.ts';

const lists = [
  ['ana', 'bo', 'cy'],
  ['bo', 'cy', 'di'],
  ['cy', 'di', 'eve'],
];
type Mail = Ring['mail'][number];

/** The smallest number that is the x-coordinate of no point. */
const noPoint = [...Array(64).keys()]
  .map((x) => new Uint8Array(32).fill(x, 31))
  .find((x) => !isOnCurve(x)) as Uint8Array;

const isHop = ({ from, post }: Mail, sender: string, hop: number): boolean => {
  const { header } = readMessage(post.bytes);
  return from === sender && header.kind === 'hop' && header.hop === hop;
};

/** The message again, signed by its sender, with another header or payload. */
const signedAnew = (ring: Ring, { from, post }: Mail, header: Partial<Header>, payload?: Uint8Array): Mail => {
  const old = readMessage(post.bytes);
  const { payload: _, ...rest } = { ...old.header, ...header };
  const { bytes } = writeMessage(ring.keys[from]?.privateKey ?? '', rest, payload ?? old.payload);
  return { from, post: { to: post.to, bytes } };
};

/** Runs a ring in which one message is twisted, and what everybody knows at its end. */
const ringWith = async (twist: (ring: Ring, one: Mail) => readonly Mail[] | null): Promise<Ring> => {
  const ring = await ringOf(lists);
  let twisted = 0;
  await runRing(ring, (one) => {
    const changed = twist(ring, one);
    if (changed) twisted++;
    return changed ?? [one];
  });
  expect(twisted).toBeGreaterThan(0);
  return ring;
};

/** The round is over for everybody who heard of it, the guilty is named, and nothing was learnt. */
const expectEnded = ({ coordinator, nodes }: Ring, code: string, party: string): void => {
  expect(coordinator).toMatchObject({ stage: 'stopped', blame: { code, party }, table: null });
  expect(coordinator.lists.every((list) => list === null)).toBe(true);
  expect(coordinator.noteKeys.privateKey).toBe('');
  for (const node of Object.values(nodes)) {
    expect(node).toMatchObject({ stage: 'stopped', scalar: '', own: '' });
    expect([party, '']).toContain(node.blame?.party);
  }
};

describe('a party of a ring that does not keep to it', () => {
  it('repeats a message: named', async () => {
    expectEnded(await ringWith((_, one) => (isHop(one, 'list-1', 1) ? [one, one] : null)), 'MATCH_REPEATED', 'list-1');
  });

  it('sends a step again with other values: named', async () => {
    const ring = await ringWith((whole, one) => {
      if (!isHop(one, 'list-2', 1)) return null;
      const { payload } = readMessage(one.post.bytes);
      return [one, signedAnew(whole, one, {}, new Uint8Array([...payload.slice(32), ...payload.slice(0, 32)]))];
    });
    expectEnded(ring, 'MATCH_REPEATED', 'list-2');
  });

  it('sends its steps in another order: named', async () => {
    const held: Mail[] = [];
    const ring = await ringWith((_, one) => {
      if (isHop(one, 'list-1', 1)) {
        held.push(one);
        return [];
      }
      return isHop(one, 'list-1', 2) ? [one, ...held] : null;
    });
    expectEnded(ring, 'MATCH_OUT_OF_ORDER', 'list-1');
  });

  it('drops a value of a list it passes on: named', async () => {
    const ring = await ringWith((whole, one) =>
      isHop(one, 'list-3', 2)
        ? [signedAnew(whole, one, { count: 2 }, readMessage(one.post.bytes).payload.slice(32))]
        : null,
    );
    expectEnded(ring, 'MATCH_COUNT_WRONG', 'list-3');
  });

  it('puts one value in twice to hide another: named', async () => {
    const ring = await ringWith((whole, one) => {
      if (!isHop(one, 'list-3', 2)) return null;
      const { payload } = readMessage(one.post.bytes);
      return [signedAnew(whole, one, {}, new Uint8Array([...payload.slice(0, 64), ...payload.slice(0, 32)]))];
    });
    expectEnded(ring, 'MATCH_VALUE_TWICE', 'list-3');
  });

  it.each([
    ['a number that is no point', noPoint],
    ['a number outside the field', new Uint8Array(32).fill(255)],
  ])('sends %s to a neighbour: named', async (_, point) => {
    const ring = await ringWith((whole, one) =>
      isHop(one, 'list-2', 1)
        ? [signedAnew(whole, one, {}, new Uint8Array([...readMessage(one.post.bytes).payload.slice(32), ...point]))]
        : null,
    );
    expectEnded(ring, 'MATCH_POINT_OFF_CURVE', 'list-2');
  });

  it('sends a number that is no point to the coordinator: named', async () => {
    const ring = await ringWith((whole, one) =>
      isHop(one, 'list-2', 3)
        ? [
            signedAnew(
              whole,
              one,
              {},
              new Uint8Array([...readMessage(one.post.bytes).payload.slice(32), ...new Uint8Array(32).fill(255)]),
            ),
          ]
        : null,
    );
    expectEnded(ring, 'MATCH_POINT_OFF_CURVE', 'list-2');
  });

  it('forges a message in the name of another: the carrier knows whose it was', async () => {
    const ring = await ringWith((whole, one) =>
      isHop(one, 'list-1', 1)
        ? [
            {
              from: 'list-3',
              post: { to: one.post.to, bytes: signedAnew(whole, { ...one, from: 'list-3' }, {}).post.bytes },
            },
          ]
        : null,
    );
    expectEnded(ring, 'MATCH_SIGNATURE_WRONG', 'list-3');
  });

  it('changes a message on the way: the carrier is named', async () => {
    const ring = await ringWith((_, one) => {
      if (!isHop(one, 'list-1', 1)) return null;
      const bytes = one.post.bytes.slice();
      bytes[bytes.length - 80] = (bytes[bytes.length - 80] ?? 0) ^ 1;
      return [{ from: 'list-1', post: { to: one.post.to, bytes } }];
    });
    expectEnded(ring, 'MATCH_MESSAGE_BROKEN', 'list-1');
  });

  it('replays a message of another round: named', async () => {
    const old: Mail[] = [];
    const other = await ringOf(lists, { roundId: 'round-0' });
    await runRing(other, (one) => {
      if (isHop(one, 'list-1', 1)) old.push(one);
      return [one];
    });
    const ring = await ringWith((_, one) => (isHop(one, 'list-1', 1) ? old : null));
    expectEnded(ring, 'MATCH_OTHER_ROUND', 'list-1');
  });

  it('tells the coordinator of another step than its neighbour took: whoever signed both is named', async () => {
    const ring = await ringWith((whole, one) => {
      const { header, payload } = readMessage(one.post.bytes);
      if (one.from !== 'list-2' || header.kind !== 'receipt' || header.hop !== 2) return null;
      const told = JSON.parse(Buffer.from(payload).toString('utf8'));
      told.sent.payload = 'f'.repeat(64);
      return [signedAnew(whole, one, {}, new Uint8Array(Buffer.from(JSON.stringify(told))))];
    });
    expect(ring.coordinator).toMatchObject({
      stage: 'stopped',
      blame: { code: 'MATCH_RECEIPT_WRONG', party: 'list-2' },
    });
    expect(ring.coordinator.table).toBeNull();
  });

  it('announces more people than its list can hold: named, by the table that would come out below nothing', async () => {
    const ring = await ringOf(lists, { padTo: 4 });
    const state = ring.nodes['list-1'];
    if (state) ring.nodes['list-1'] = { ...state, ownSize: 0 };
    await runRing(ring);
    expect(ring.coordinator).toMatchObject({ stage: 'stopped', blame: { code: 'MATCH_COUNT_WRONG', party: 'list-1' } });
  });

  it('stops in the middle: the one whose turn it is is named, and the others end', async () => {
    const ring = await ringWith((_, one) =>
      one.from === 'list-2' && !isHop(one, 'list-2', 1) && readMessage(one.post.bytes).header.hop >= 2 ? [] : null,
    );
    expect(ring.coordinator.stage).toBe('running');
    expect(waitingFor(ring.coordinator)).toEqual(['list-2']);
    const ended = giveUp(ring.coordinator, { privateKey: ring.keys.desk?.privateKey ?? '' });
    ring.coordinator = ended.state;
    for (const post of ended.out) await deliver(ring, { from: 'desk', post });
    expectEnded(ring, 'MATCH_PARTY_SILENT', 'list-2');
  });

  it('never answers the call: named', async () => {
    const ring = await runRing(await ringOf(lists), (one) => (one.from === 'list-3' ? [] : [one]));
    expect(waitingFor(ring.coordinator)).toEqual(['list-3']);
  });

  it('withdraws: everybody ends, and hears whose wish it was', async () => {
    const ring = await ringOf(lists);
    const node = ring.nodes['list-1'];
    if (!node) throw new Error('no node');
    const blame = { code: 'MATCH_STOPPED' as const, party: 'list-1', says: 'A release was taken back.' };
    const step = stopNode(node, blame, { privateKey: ring.keys['list-1']?.privateKey ?? '' });
    ring.nodes['list-1'] = step.state;
    ring.mail.push(...step.out.map((post: Post) => ({ from: 'list-1', post })));
    await runRing(ring);
    expectEnded(ring, 'MATCH_STOPPED', 'list-1');
  });

  it('is a coordinator with other terms than were agreed: named by every node', async () => {
    const ring = await ringOf(lists);
    const [first] = ring.mail;
    if (!first) throw new Error('no call');
    const call = JSON.parse(Buffer.from(readMessage(first.post.bytes).payload).toString('utf8'));
    const other = { ...call, terms: call.terms.replace('"K0"', '"K2"') };
    const twisted = signedAnew(ring, first, {}, new Uint8Array(Buffer.from(JSON.stringify(other))));
    await deliver(ring, twisted);
    expect(ring.nodes['list-1']).toMatchObject({
      stage: 'stopped',
      blame: { code: 'MATCH_TERMS_WRONG', party: 'desk' },
    });
  });

  it('is a coordinator whose key for notes is no point: named, and the round ends', async () => {
    const ring = await ringOf(lists);
    const [first] = ring.mail;
    if (!first) throw new Error('no call');
    const call = JSON.parse(Buffer.from(readMessage(first.post.bytes).payload).toString('utf8'));
    for (const noteKey of ['', 'AAAA', 'A'.repeat(44)]) {
      const bytes = new Uint8Array(Buffer.from(JSON.stringify({ ...call, noteKey })));
      const { privateKey } = ring.keys['list-1'] ?? { privateKey: '' };
      const tools = { privateKey, random: ring.random };
      const node = await prepareNode(ring.terms, 'list-1', ['ana'], tools);
      const { state } = await nodeReceives(node, signedAnew(ring, first, {}, bytes).post.bytes, 'desk', tools);
      expect(state).toMatchObject({ scalar: '', blame: { code: 'MATCH_POINT_OFF_CURVE', party: 'desk' } });
    }
  });

  it('stops with a book instead of a reason: what is kept of it is short, and names nobody from outside', async () => {
    const ring = await ringOf(lists);
    const [first] = ring.mail;
    if (!first) throw new Error('no call');
    const told = { code: 'x'.repeat(1_000), party: 'y'.repeat(1_000), says: 'z'.repeat(100_000) };
    const payload = new Uint8Array(Buffer.from(JSON.stringify(told)));
    await deliver(ring, signedAnew(ring, first, { kind: 'stop' }, payload));
    const blame = ring.nodes['list-1']?.blame;
    expect(blame).toMatchObject({ code: 'MATCH_STOPPED', party: '' });
    expect(blame?.says.length).toBeLessThan(300);
  });

  it.each([
    ['a point of small order, for which anybody can sign', 'A'.repeat(43)],
    ['a key in a second spelling', 'spelling'],
  ])('brings %s: there is no round', async (_, key) => {
    const { terms } = await ringOf(lists);
    const [one, two, ...rest] = terms.lists;
    if (!one || !two) throw new Error('no lists');
    const last = (text: string) => `${text.slice(0, -1)}${String.fromCharCode(text.charCodeAt(42) + 1)}`;
    const publicKey = key === 'spelling' ? last(one.publicKey) : key;
    const wrong = { ...terms, lists: [one, { ...two, publicKey }, ...rest] };
    await expect(prepareNode(wrong, 'list-1', [], { random: seeded('weak') })).rejects.toMatchObject({
      code: 'MATCH_TERMS_WRONG',
    });
  });

  it('comes back when the round is over: nobody listens', async () => {
    const ring = await ringOf(lists);
    const kept: Mail[] = [];
    await runRing(ring, (one) => {
      kept.push(one);
      return [one];
    });
    const tools = { privateKey: ring.keys.desk?.privateKey ?? '', random: ring.random };
    const toNode = kept.find(({ post }) => post.to === 'list-1');
    const node = ring.nodes['list-1'];
    if (!node || !toNode) throw new Error('no mail');
    await expect(nodeReceives(node, toNode.post.bytes, 'desk', tools)).rejects.toMatchObject({
      code: 'MATCH_ROUND_OVER',
    });
    expect(() => coordinatorReceives(ring.coordinator, toNode.post.bytes, 'list-1', tools)).toThrow(
      'The round is over.',
    );
  });
});

describe('what goes over the wire', () => {
  it('lets no node find the table by trying: what the end says of it is sealed with a salt that stays', async () => {
    const end: string[] = [];
    const { coordinator } = await runRing(await ringOf([['ana', 'bo'], ['bo']]), (one) => {
      const { header, payload } = readMessage(one.post.bytes);
      if (header.kind === 'end') end.push(JSON.parse(Buffer.from(payload).toString('utf8')).result);
      return [one];
    });
    const { table, salt } = coordinator;
    if (!table) throw new Error('no table');
    expect(new Set(end)).toEqual(new Set([tableSeal(table, salt)]));
    // a partner knows its own size, and guesses the rest of so small a table at once
    expect(end).not.toContain(tableSeal(table, ''));
    expect(Buffer.from(salt, 'base64')).toHaveLength(32);
  });

  const people = [['Maria Lopez 1990-02-03'], ['Maria Lopez 1990-02-03', 'Anh Nguyen 1985-05-06']];

  it('holds no key of anybody, no hash of one, and no true size; and shows another face in every round', async () => {
    const values: Set<string>[] = [];
    for (const roundId of ['first', 'second']) {
      const seen = new Set<string>();
      let wire = '';
      await runRing(await ringOf(people, { roundId, padTo: 6 }, roundId), (one) => {
        wire += Buffer.from(one.post.bytes).toString('latin1');
        const { header, payload } = readMessage(one.post.bytes);
        if (header.kind === 'hop') {
          expect(header.count).toBe(6);
          for (let at = 0; at < payload.length; at += 32)
            seen.add(Buffer.from(payload.slice(at, at + 32)).toString('hex'));
        }
        return [one];
      });
      for (const key of people.flat()) {
        expect(wire).not.toContain(key);
        expect(seen).not.toContain(Buffer.from(hashToPoint(roundId, 'K0', key)).toString('hex'));
      }
      // two lists of six values, raised twice: the one person on both comes out of it the same
      expect(seen.size).toBe(2 * 6 + (2 * 6 - 1));
      values.push(seen);
    }
    const [first = new Set(), second = new Set()] = values;
    expect([...first].filter((value) => second.has(value))).toEqual([]);
  });
});
