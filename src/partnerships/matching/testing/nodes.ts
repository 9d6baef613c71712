import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { publicActor } from '../../../platform/actor/index.ts';
import { buildServer } from '../../../platform/http/index.ts';
import { until, withWorker } from '../../../platform/jobs/testing/work.ts';
import { announceKind } from '../announcements/send.ts';
import { matchingErrors } from '../errors.ts';
import { sendKind } from '../transport/outbox.ts';
import { ownAddressOf, setPartner } from '../transport/partners.ts';
import { receiveMessage, stepKind } from '../transport/receive.ts';
import type { Office, threeOffices } from './offices.ts';

/** A request between two nodes, as it went over the wire. */
export interface OnWire {
  readonly to: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** What the wire does with a request: `pass` brings it to the node it is for. Null: the line breaks and the sender hears nothing. */
type Twist = (one: OnWire, pass: (one: OnWire) => Promise<Answer>) => Promise<Answer | null>;

const post = (port: number, { path, headers, body }: Pick<OnWire, 'path' | 'headers' | 'body'>): Promise<Answer> =>
  new Promise((done, fail) => {
    const out = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (piece) => {
        text += String(piece);
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, text }));
    });
    out.on('error', fail);
    out.end(body);
  });

/**
 * A server for each office on a port of its own, and before each a wire that a test may twist; every office knows the address of the others'
 * wires. Jobs run while `running` does; time goes on while a test waits.
 */
export const nodesOf = async ({ world, clock, offices }: Awaited<ReturnType<typeof threeOffices>>) => {
  Object.assign(world.kernel, { env: { FOURFOLD_OUTBOUND_PRIVATE: 'yes' } });
  const { kernel } = world;
  const wire = { twist: ((one, pass) => pass(one)) as Twist, seen: [] as OnWire[] };
  const ports = new Map<string, number>();
  const closing: (() => Promise<unknown>)[] = [];

  const listen = async ({ id, orgId }: Office): Promise<string> => {
    const app = await buildServer({
      kernel,
      useCases: [receiveMessage],
      errors: matchingErrors,
      authenticate: async () => publicActor(),
      origin: 'http://127.0.0.1',
      trustProxy: false,
    });
    const port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
    const front = createServer((incoming, response) => {
      const pieces: Buffer[] = [];
      incoming.on('data', (piece: Buffer) => pieces.push(piece));
      incoming.on('end', async () => {
        const one = { to: id, path: incoming.url ?? '', headers: incoming.headers, body: Buffer.concat(pieces) };
        wire.seen.push(one);
        const answer = await wire.twist(one, (passed) => post(port, passed));
        if (answer) response.writeHead(answer.status).end(answer.text);
        else incoming.socket.destroy();
      });
    });
    await new Promise<void>((ready) => front.listen(0, '127.0.0.1', ready));
    closing.push(
      () => app.close(),
      () => new Promise((end) => front.close(end)),
    );
    ports.set(id, port);
    return ownAddressOf(`http://127.0.0.1:${(front.address() as AddressInfo).port}`, orgId);
  };

  const addresses = new Map<string, string>();
  for (const office of offices) addresses.set(office.id, await listen(office));
  return {
    wire,
    addresses,
    /** Straight to the server of an office, past the wire. */
    post: (to: string, one: Pick<OnWire, 'path' | 'headers' | 'body'>) => post(ports.get(to) ?? 0, one),
    portOf: (to: string) => ports.get(to) ?? 0,
    /** Every one of these offices learns where the others' nodes are. */
    meet: async (...some: readonly Office[]): Promise<void> => {
      for (const one of some)
        for (const { id, publicKey } of some.filter((other) => other !== one))
          await world.perform(one.second, setPartner, { publicKey, address: addresses.get(id) ?? null });
    },
    running: <T>(work: () => Promise<T>): Promise<T> =>
      withWorker(world, [sendKind, stepKind, announceKind], work, { pollMs: 20 }),
    /** Looks until it is so; what failed is tried again meanwhile. */
    until: <T>(look: () => Promise<T>, isSo: (seen: T) => boolean, stepMs = 4_000): Promise<T> =>
      until(async () => {
        clock.advance(stepMs);
        return look();
      }, isSo),
    close: async (): Promise<void> => {
      for (const close of closing) await close();
    },
  };
};
