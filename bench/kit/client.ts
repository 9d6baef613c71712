// The load of a bench, in a process of its own: its CPU is not the server's.
import { Agent, request } from 'node:http';
import type { Answer, Order } from './load.ts';

const agents = new Map<number, Agent>();
const agentFor = (clients: number): Agent => {
  const agent = agents.get(clients) ?? new Agent({ keepAlive: true, maxSockets: clients });
  agents.set(clients, agent);
  return agent;
};

const get = (url: string, headers: Order['headers'], agent: Agent): Promise<{ status: number; bytes: number }> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes }));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });

const carryOut = async ({ origin, paths, headers, clients, requests }: Order): Promise<Answer> => {
  const agent = agentFor(clients);
  const latencies: number[] = [];
  let next = 0;
  let bytes = 0;
  const oneClient = async (): Promise<void> => {
    while (next < requests) {
      const path = paths[next++ % paths.length];
      const from = performance.now();
      const answer = await get(`${origin}${path}`, headers, agent);
      latencies.push(performance.now() - from);
      bytes += answer.bytes;
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: clients }, oneClient));
  return { latencies, ms: performance.now() - from, bytes };
};

process.on('message', (order: Order) => {
  carryOut(order).then(
    (answer) => process.send?.(answer),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
