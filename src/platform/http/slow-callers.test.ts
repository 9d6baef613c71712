import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { route } from '../contract/index.ts';
import { useCase } from '../kernel/index.ts';
import { testDatabase } from '../testing/database.ts';
import { type Served, serveActs } from './testing/served.ts';

const echo = useCase(
  route('test.echo', 'POST /test/echo', {
    says: 'Says it back.',
    may: 'anyone',
    takes: z.object({ word: z.string() }),
    gives: z.object({ word: z.string() }),
  }),
  async (_context, input) => input,
);

// it is about lines to the server, whatever the database: once is enough
describe.skipIf(testDatabase === 'postgres')('callers who are slow, or many', () => {
  let served: Served;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    served = await serveActs([echo], { requestMs: 1_500, silentMs: 4_000, mostConnections: 300 });
  }, 120_000);
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await served.close();
  });

  const dial = async (): Promise<Socket> => {
    const socket = connect(Number(new URL(served.origin).port), '127.0.0.1');
    socket.on('error', () => {});
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  };
  const ended = (socket: Socket): Promise<string> => {
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    return once(socket, 'close').then(() => text);
  };
  const answers = async (): Promise<string> => {
    const response = await fetch(`${served.origin}/api/test/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: '{"word":"here"}',
    });
    return ((await response.json()) as { word: string }).word;
  };
  const head = 'POST /api/test/echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 15\r\n';

  it('are cut off when their request does not come, while others are served', async () => {
    const dials = await Promise.all(Array.from({ length: 250 }, dial));
    const ends = dials.map((socket, i) => {
      // a third says nothing, a third half of its head, a third half of its body
      if (i % 3 === 1) socket.write(head);
      if (i % 3 === 2) socket.write(`${head}\r\n{"word":`);
      return ended(socket);
    });
    expect(await answers()).toBe('here');
    const said = await Promise.all(ends);
    expect(said.filter((text) => text.includes('408')).length).toBeGreaterThan(100);
    expect(await answers()).toBe('here');
  }, 30_000);

  it('beyond what it holds are turned away, and the next one is served when others have gone', async () => {
    const many = await Promise.all(Array.from({ length: 320 }, dial));
    const ends = many.map(ended);
    // the first to be cut off are those for whom there was no place
    expect(await Promise.race(ends)).toBe('');
    await Promise.all(ends);
    expect(await answers()).toBe('here');
  }, 30_000);

  it('who leave in the middle take nothing with them', async () => {
    for (let i = 0; i < 50; i++) {
      const socket = await dial();
      socket.write(`${head}\r\n{"word":`);
      socket.destroy();
    }
    expect(await answers()).toBe('here');
  });

  it('who talk nonsense are told so', async () => {
    const nonsense = ['HELO there\r\n\r\n', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\n\r\n`, '\0\0\0\r\n\r\n'];
    for (const text of nonsense) {
      const socket = await dial();
      socket.write(text);
      expect(await ended(socket)).toMatch(/^HTTP\/1\.1 4\d\d/);
    }
    expect(await answers()).toBe('here');
  });
});
