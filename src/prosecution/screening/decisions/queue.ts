import { sql } from 'kysely';
import type { Input } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { can } from '../../../platform/policy/index.ts';
import { policy } from '../policy.ts';
import { screening } from '../queries.ts';
import type { CandidateRow } from '../tables.ts';
import { queue as contract } from './contract.ts';
import { bodiesOf } from './sealed-body.ts';

interface Cursor {
  readonly gravity: number;
  readonly score: number;
  readonly requestId: string;
  readonly n: number;
}

const cursorText = (row: CandidateRow): string => `${row.gravity}.${row.score}.${row.request_id}.${row.n}`;

const cursorOf = (text: string): Cursor => {
  const [, gravity, score, requestId, n] = /^(\d+)\.(\d+)\.([0-9a-f-]{36})\.(\d+)$/.exec(text) ?? [];
  if (requestId === undefined) refuse('SCREENING_CURSOR_UNREADABLE', {}, [{ field: 'after' }]);
  return { gravity: Number(gravity), score: Number(score), requestId: requestId ?? '', n: Number(n) };
};

type Filter = Pick<Input<typeof contract>, 'state' | 'measure' | 'list' | 'minScore' | 'batchId'>;

const waiting = (tx: Tx, orgId: string, { state, measure, list, minScore, batchId }: Filter) => {
  let q = screening(tx)
    .selectFrom('screening.candidate')
    .where('org_id', '=', orgId)
    .where('state', 'in', state === 'waiting' ? ['open', 'second'] : [state]);
  if (measure) q = q.where(sql<boolean>`${measure} = any(measures)`);
  if (list) q = q.where('list_id', '=', list);
  if (minScore !== undefined) q = q.where('score', '>=', Math.round(minScore * 10_000));
  if (batchId) {
    q = q.where('request_id', 'in', (eb) =>
      eb.selectFrom('screening.request').select('id').where('org_id', '=', orgId).where('batch_id', '=', batchId),
    );
  }
  return q;
};

/** How much waits in all, and under each measure: a match under two measures counts for both. */
const countsOf = async (tx: Tx, orgId: string) => {
  const { rows: states } = await sql<{ state: string; n: number }>`
    select state, count(*) as n from screening.candidate
      where org_id = ${orgId}::uuid and state in ('open', 'second') group by state`.execute(tx);
  const { rows: measures } = await sql<{ measure: string; n: number }>`
    select m.measure, count(*) as n from screening.candidate c, unnest(c.measures) as m(measure)
      where c.org_id = ${orgId}::uuid and c.state in ('open', 'second') group by m.measure order by m.measure`.execute(
    tx,
  );
  const of = (state: string): number => states.find((row) => row.state === state)?.n ?? 0;
  return {
    open: of('open'),
    second: of('second'),
    byMeasure: Object.fromEntries(measures.map(({ measure, n }) => [measure, n])),
  };
};

/** What waits for a decision, the gravest first. A page goes on behind a line, not at a number: what is decided meanwhile shifts nothing. */
export const queue = useCase(contract, async ({ tx, orgId, kernel, actor, note }, input) => {
  const { limit, after, ...filter } = input;
  let q = waiting(tx, orgId, filter).selectAll();
  if (after) {
    const { gravity, score, requestId, n } = cursorOf(after);
    q = q.where(
      sql<boolean>`(gravity, -score, request_id, n) > (${gravity}::int, ${-score}::int, ${requestId}::uuid, ${n}::int)`,
    );
  }
  const found = await q
    .orderBy('gravity')
    .orderBy('score', 'desc')
    .orderBy('request_id')
    .orderBy('n')
    .limit(limit + 1)
    .execute();
  const rows = found.slice(0, limit);
  const ids = [...new Set(rows.map(({ request_id }) => request_id))];
  const requests =
    ids.length === 0
      ? []
      : await screening(tx)
          .selectFrom('screening.request')
          .select(['id', 'key_id', 'body_sealed', 'purpose'])
          .where('org_id', '=', orgId)
          .where('id', 'in', ids)
          .execute();
  const bodies = await bodiesOf(tx, kernel, orgId, requests);
  const known = new Map(requests.map((one, i) => [one.id, { purpose: one.purpose, body: bodies[i]?.body ?? null }]));
  const counts = await countsOf(tx, orgId);
  note(ids.slice(0, 50), { found: rows.length });
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => {
      const request = known.get(row.request_id);
      const hit = request?.body?.hits[row.n - 1];
      return {
        requestId: row.request_id,
        n: row.n,
        subject: request?.body?.subject.name ?? null,
        list: row.list_id,
        sourceId: row.source_id,
        caption: hit?.caption ?? '',
        score: row.score / 10_000,
        ofac: row.ofac,
        band: row.band,
        measures: row.measures,
        state: row.state,
        verdict: row.verdict,
        mine:
          row.state === 'second'
            ? can(kernel.roles, policy, actor, 'approve screening', row)
            : can(kernel.roles, policy, actor, 'write screening', row),
        purpose: request?.purpose ?? '',
        requestedAt: row.requested_at,
      };
    }),
    next: found.length > limit && last ? cursorText(last) : null,
    waiting: counts.open,
    second: counts.second,
    byMeasure: counts.byMeasure,
  };
});
