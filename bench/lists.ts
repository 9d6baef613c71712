import type { FastifyInstance } from 'fastify';
import { bigPlan } from './kit/big-plan.ts';
import { type Database, kinds, openDatabase } from './kit/database.ts';
import { startClient } from './kit/load.ts';
import { openOffice } from './kit/office.ts';
import { bench } from './kit/report.ts';
import { pairedRounds, spreadOf } from './kit/rounds.ts';
import { bareServer, platformServer } from './kit/servers.ts';

const rows = 100_000;
const nodes = 2_000;
const goalMs = 50;
const rounds = 3;

/** Spread over the plan, so that no round asks for the same few. */
const someNodes = Array.from({ length: 97 }, (_, i) => `n${1 + ((i * 41) % nodes)}`);

interface Question {
  readonly says: string;
  readonly paths: (plan: string) => readonly string[];
  /** The goal of 50 ms is for opening and listing. */
  readonly goal: boolean;
  /** Requests a round for one client; heavy ones get fewer. */
  readonly requests: number;
}

const questions: Readonly<Record<string, Question>> = {
  list: { says: 'list: a page of 50 nodes', paths: (p) => [`${p}/nodes`], goal: true, requests: 60 },
  filtered: {
    says: 'list: the late ones of a body',
    paths: (p) => Array.from({ length: 20 }, (_, i) => `${p}/nodes?state=late&agency=B${i + 1}`),
    goal: true,
    requests: 60,
  },
  node: {
    says: 'open: one node, 50 reports',
    paths: (p) => someNodes.map((id) => `${p}/nodes/${id}`),
    goal: true,
    requests: 100,
  },
  search: {
    says: 'search: two words',
    paths: (p) =>
      ['survivor shelter', 'wage audit', 'seafood supplier'].map((q) => `${p}/search?q=${encodeURIComponent(q)}`),
    goal: false,
    requests: 60,
  },
  tree: { says: 'open: the whole plan', paths: (p) => [p], goal: true, requests: 20 },
  overview: { says: 'overview of the desk', paths: (p) => [`${p}/overview`], goal: false, requests: 20 },
};

const latestOf = `cross join lateral (select state, reported_at from plan.status_update u
  where u.org_id = a.org_id and u.plan_id = a.plan_id and u.node_id = a.node_id and u.agency_id = a.agency_id
  order by reported_at desc limit 1) u`;
const standing = `select a.node_id, a.agency_id, a.role, u.state, u.reported_at from plan.assignment a ${latestOf}
  where a.org_id = $1 and a.plan_id = $2`;
const lead = `left join plan.assignment a on a.org_id = n.org_id and a.plan_id = n.plan_id and a.node_id = n.id
  and a.role = 'lead' and a.to_on is null`;
const due = `left join lateral (select due_on from plan.timeframe t where t.org_id = n.org_id and t.plan_id = n.plan_id
  and t.node_id = n.id order by seq desc limit 1) due on true`;
const last = `left join lateral (select state, reported_at from plan.status_update u where u.org_id = n.org_id
  and u.plan_id = n.plan_id and u.node_id = n.id order by reported_at desc limit 1) last on true`;
const head = 'n.id, n.kind, n.code, n.title';

/** The same rows, read by statements a person would write for just this, and sent as they come. */
const peerRoutes = (app: FastifyInstance, { raw }: Database, org: string): void => {
  const answer = (path: string, read: (plan: string, rest: Record<string, string>) => Promise<unknown>): void => {
    app.get(`/api/plans/:plan${path}`, async (request, reply) => {
      const { plan = '', ...params } = request.params as Record<string, string>;
      const rest = { ...params, ...(request.query as Record<string, string>) };
      return reply.type('application/json').send(JSON.stringify(await read(plan, rest)));
    });
  };
  answer('/nodes', async (plan, { state, agency }) => {
    if (state) {
      return raw(
        `select ${head}, a.agency_id, due.due_on, last.* from plan.node n ${lead} ${due} ${last}
          where n.org_id = $1 and n.plan_id = $2 and last.state = $3 and a.agency_id = $4 order by n.code collate "C" limit 50`,
        [org, plan, state, agency],
      );
    }
    const page = await raw(
      `select n.*, a.agency_id, due.due_on, last.* from (select ${head}, n.org_id, n.plan_id from plan.node n
        where org_id = $1 and plan_id = $2 order by code collate "C" limit 50) n ${lead} ${due} ${last}`,
      [org, plan],
    );
    return { page, total: await raw('select count(*) from plan.node where org_id = $1 and plan_id = $2', [org, plan]) };
  });
  answer('/nodes/:node', async (plan, { node }) => ({
    node: await raw(`select ${head} from plan.node n where org_id = $1 and plan_id = $2 and id = $3`, [
      org,
      plan,
      node,
    ]),
    updates: await raw(
      `select id, agency_id, period, state, percent, narrative, author, reported_at from plan.status_update
        where org_id = $1 and plan_id = $2 and node_id = $3 order by reported_at desc, id desc limit 50`,
      [org, plan, node],
    ),
  }));
  answer('/search', async (plan, { q }) =>
    raw(
      `select node_id, narrative from plan.status_update where org_id = $1 and plan_id = $2
        and search_index @@ websearch_to_tsquery('simple', $3) limit 30`,
      [org, plan, q],
    ),
  );
  const whole = async (plan: string) => ({
    nodes: await raw(
      `select ${head}, a.agency_id, due.due_on from plan.node n ${lead} ${due}
        where n.org_id = $1 and n.plan_id = $2 order by n.ord`,
      [org, plan],
    ),
    standing: await raw(standing, [org, plan]),
  });
  answer('', whole);
  answer('/overview', whole);
};

await bench(
  'lists',
  `a plan with ${rows.toLocaleString('en-US')} reports on ${nodes.toLocaleString('en-US')} nodes, asked by HTTP; the peer is bare Fastify with hand-written SQL for the same rows, without session, row level security, audit and roll-up`,
  async (report) => {
    const client = startClient();
    const only = process.env.BENCH_ONLY?.split(',');
    for (const kind of kinds) {
      const database = await openDatabase(kind);
      const office = await openOffice(database.kernel, 'bench-lists');
      const planId = await office.storePlan(bigPlan({ nodes, updates: rows }));
      await database.raw('vacuum (analyze)');

      const ours = await platformServer(database.kernel);
      const peer = await bareServer((app) => peerRoutes(app, database, office.orgId));
      const headers = { authorization: `Bearer ${await office.token()}` };
      for (const [name, question] of Object.entries(questions)) {
        if (only && !only.includes(name)) continue;
        for (const clients of [1, 16]) {
          const order = {
            clients,
            requests: clients === 1 ? question.requests : question.requests * 3,
            paths: question.paths(`/api/plans/${planId}`),
          };
          const measured = await pairedRounds(
            rounds,
            () => client.run({ ...order, origin: ours.origin, headers }),
            () => client.run({ ...order, origin: peer.origin, headers: {} }),
          );
          report.part(`${kind}, ${question.says}, ${clients === 1 ? 'one client' : `${clients} clients`}`);
          report.compare('latency p50', 'ms', measured('p50'));
          report.compare('latency p95', 'ms', measured('p95'));
          report.compare('CPU of the process', 'ms', measured('cpu'));
          report.compare('requests', '1/s', measured('perSecond'));
          const p95 = spreadOf(measured('p95').ours).median;
          if (question.goal) report.goal(`p95 under ${goalMs} ms`, 'ms', p95, p95 < goalMs);
        }
      }
      await Promise.all([ours.close(), peer.close()]);
      await database.close();
    }
    client.close();
  },
);
