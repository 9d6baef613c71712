import { z } from 'zod';
import { plan } from '../src/plan/queries.ts';
import { Id, route } from '../src/platform/contract/index.ts';
import { orRefuse } from '../src/platform/errors/index.ts';
import { useCase } from '../src/platform/kernel/index.ts';
import { bigPlan } from './kit/big-plan.ts';
import { kinds, openDatabase } from './kit/database.ts';
import { startClient } from './kit/load.ts';
import { openOffice } from './kit/office.ts';
import { bench } from './kit/report.ts';
import { type Pair, pairedRounds, spreadOf } from './kit/rounds.ts';
import { bareServer, platformServer } from './kit/servers.ts';

const rounds = 5;
const columns = 'id, kind, code, title, ord, sensitivity';

/** The smallest act there is: one row by its key. */
const lookUp = useCase(
  route('bench.look-up', 'GET /bench/:planId/:nodeId', {
    says: 'One node of a plan.',
    may: 'read plan',
    takes: z.object({ planId: Id, nodeId: z.string() }),
    gives: z.object({
      id: z.string(),
      kind: z.string(),
      code: z.string(),
      title: z.object({ en: z.string() }),
      ord: z.number(),
      sensitivity: z.string(),
    }),
  }),
  async ({ tx, note }, { planId, nodeId }) => {
    note(planId);
    return plan(tx)
      .selectFrom('plan.node')
      .select(['id', 'kind', 'code', 'title', 'ord', 'sensitivity'])
      .where('plan_id', '=', planId)
      .where('id', '=', nodeId)
      .executeTakeFirst()
      .then(orRefuse());
  },
);

const less = (pair: Pair): number[] => pair.ours.map((value, i) => value - (pair.peer[i] as number));

await bench(
  'kernel',
  'one row by its key, through session, policy, row level security, audit entry and presenter; the peer is a bare Fastify route that sends the same SELECT',
  async (report) => {
    const client = startClient();
    for (const kind of kinds) {
      const database = await openDatabase(kind);
      const office = await openOffice(database.kernel, 'bench-kernel');
      const planId = await office.storePlan(bigPlan({ nodes: 200, updates: 0 }));
      const ours = await platformServer(database.kernel, [lookUp]);
      const peer = await bareServer((app) => {
        app.get('/bench/:planId/:nodeId', async (request, reply) => {
          const { planId: id, nodeId } = request.params as { planId: string; nodeId: string };
          const [row] = await database.raw(
            `select ${columns} from plan.node where org_id = $1 and plan_id = $2 and id = $3`,
            [office.orgId, id, nodeId],
          );
          return reply.type('application/json').send(JSON.stringify(row));
        });
      });
      const paths = Array.from({ length: 100 }, (_, i) => `/bench/${planId}/n${i + 1}`);
      // in this order: a first sign-in by link ends what was made before it
      const cookie = await office.cookie(ours.origin);
      const shown: Readonly<Record<string, Readonly<Record<string, string>>>> = {
        'bearer token': { authorization: `Bearer ${await office.token()}` },
        'session cookie': { cookie },
      };
      const asked = (headers: Readonly<Record<string, string>>) => ({
        ours: { origin: ours.origin, paths: paths.map((path) => `/api${path}`), headers },
        peer: { origin: peer.origin, paths, headers: {} },
      });
      // a server that has run for a while: its code is compiled
      for (const side of Object.values(asked({ cookie }))) await client.run({ ...side, clients: 16, requests: 2000 });
      for (const [way, headers] of Object.entries(shown)) {
        const sides = asked(headers);
        for (const clients of [1, 16]) {
          const order = { clients, requests: clients === 1 ? 200 : 800 };
          const measured = await pairedRounds(
            rounds,
            () => client.run({ ...order, ...sides.ours }),
            () => client.run({ ...order, ...sides.peer }),
          );
          report.part(`${kind}, ${way}, ${clients === 1 ? 'one client' : `${clients} clients`}`);
          report.compare('CPU of the process', 'ms', measured('cpu'));
          report.compare('latency p50', 'ms', measured('p50'));
          report.compare('latency p95', 'ms', measured('p95'));
          report.compare('requests', '1/s', measured('perSecond'));
          const overhead = less(measured('cpu'));
          report.tell('overhead, CPU', 'ms', overhead);
          if (kind === 'PostgreSQL') {
            const { median } = spreadOf(overhead);
            report.goal('kernel overhead on PostgreSQL under 2 ms CPU a request', 'ms', median, median < 2);
          }
        }
      }
      await Promise.all([ours.close(), peer.close()]);
      await database.close();
    }
    client.close();
  },
);
