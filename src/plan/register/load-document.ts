import { PLAN_FORMAT, type PlanDocument } from '../../engines/plan/document.ts';
import { groupBy } from '../../engines/plan/group.ts';
import type { Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { orRefuse } from '../../platform/errors/index.ts';
import type { Tables } from '../tables.ts';
import { loadUpdates, type UpdateOptions } from './load-updates.ts';
import { omitNull } from './omit-null.ts';

type Part = Exclude<keyof PlanDocument, 'format' | 'plan' | 'expected' | 'nodes'>;

export interface LoadOptions extends UpdateOptions {
  /** Which lists come along beside the nodes; the others are left empty. All of them unless set. */
  readonly parts?: readonly Part[] | undefined;
}

/**
 * Reads a plan back as a document.
 *
 * @throws Refusal PLAN_NOT_FOUND
 */
export const loadDocument = async (
  tx: Tx,
  planId: Id,
  { parts, ...which }: LoadOptions = {},
): Promise<PlanDocument> => {
  const db = tx.withTables<Tables>();
  const read = <T>(part: Part, from: { execute(): Promise<T[]> }): Promise<T[]> =>
    !parts || parts.includes(part) ? from.execute() : Promise.resolve([]);
  const plan = await db
    .selectFrom('plan.plan')
    .selectAll()
    .where('id', '=', planId)
    .executeTakeFirst()
    .then(orRefuse('PLAN_NOT_FOUND'));

  const nodes = await db
    .selectFrom('plan.node')
    .select(['id', 'parent_id', 'kind', 'code', 'official_code', 'title', 'words', 'ord', 'sensitivity', 'categories'])
    .select(['doubt', 'source', 'expected_principles', 'expected_actions', 'expected_source'])
    .where('plan_id', '=', planId)
    .orderBy('ord')
    .orderBy('id')
    .execute();
  const rows = {
    agencies: await read(
      'agencies',
      db.selectFrom('plan.agency').selectAll().where('plan_id', '=', planId).orderBy('id'),
    ),
    assignments: await read(
      'assignments',
      db
        .selectFrom('plan.assignment')
        .select(['node_id', 'agency_id', 'role', 'official_name', 'from_on', 'to_on', 'source'])
        .where('plan_id', '=', planId)
        .orderBy('node_id')
        .orderBy('agency_id')
        .orderBy('role'),
    ),
    timeframes: await read(
      'timeframes',
      db
        .selectFrom('plan.timeframe')
        .select(['node_id', 'start_on', 'due_on', 'words', 'basis', 'stated_on', 'stated_by', 'why'])
        .where('plan_id', '=', planId)
        .orderBy('node_id')
        .orderBy('seq'),
    ),
    updates: !parts || parts.includes('updates') ? await loadUpdates(tx, planId, which) : [],
    cycles: await read(
      'cycles',
      db.selectFrom('plan.cycle').selectAll().where('plan_id', '=', planId).orderBy('held_on'),
    ),
    commitments: await read(
      'commitments',
      db.selectFrom('plan.commitment').selectAll().where('plan_id', '=', planId).orderBy('id'),
    ),
    threads: await read(
      'threads',
      db.selectFrom('plan.thread').selectAll().where('plan_id', '=', planId).orderBy('id'),
    ),
    answers: await read(
      'answers',
      db.selectFrom('plan.finding_answer').selectAll().where('plan_id', '=', planId).orderBy('finding'),
    ),
    links: await read(
      'links',
      db.selectFrom('plan.link').selectAll().where('plan_id', '=', planId).orderBy('from_node').orderBy('to_node'),
    ),
    indicators: await read(
      'indicators',
      db.selectFrom('plan.indicator').selectAll().where('plan_id', '=', planId).orderBy('id'),
    ),
    targets: await read(
      'targets',
      db.selectFrom('plan.target').selectAll().where('plan_id', '=', planId).orderBy('indicator_id').orderBy('period'),
    ),
    observations: await read(
      'observations',
      db.selectFrom('plan.observation').selectAll().where('plan_id', '=', planId).orderBy('indicator_id').orderBy('id'),
    ),
    forms: await read(
      'alternativeForms',
      db.selectFrom('plan.alternative_form').selectAll().where('plan_id', '=', planId).orderBy('node_id'),
    ),
    recommendations: await read(
      'recommendations',
      db.selectFrom('plan.recommendation').selectAll().where('plan_id', '=', planId).orderBy('id'),
    ),
  };

  return {
    format: PLAN_FORMAT,
    plan: {
      id: plan.document_id,
      title: plan.title,
      version: plan.version,
      start: plan.start_on,
      end: plan.end_on,
      status: plan.status,
      supersedes: plan.supersedes,
      ...omitNull('publisher', plan.publisher),
      ...omitNull('source', plan.source),
    },
    expected: nodes.flatMap((n) =>
      n.expected_actions === null
        ? []
        : [
            {
              pillarId: n.id,
              principles: n.expected_principles ?? 0,
              actions: n.expected_actions,
              ...omitNull('source', n.expected_source),
            },
          ],
    ),
    nodes: nodes.map((n) => ({
      id: n.id,
      parentId: n.parent_id,
      kind: n.kind,
      code: n.code,
      officialCode: n.official_code,
      title: n.title,
      ...omitNull('text', n.words),
      order: n.ord,
      sensitivity: n.sensitivity,
      categories: n.categories,
      ...omitNull('doubt', n.doubt),
      ...omitNull('source', n.source),
    })),
    assignments: rows.assignments.map((a) => ({
      nodeId: a.node_id,
      org: a.agency_id,
      role: a.role,
      ...omitNull('officialName', a.official_name),
      from: a.from_on,
      to: a.to_on,
      ...omitNull('source', a.source),
    })),
    timeframes: [...groupBy(rows.timeframes, (t) => t.node_id)].map(([nodeId, revisions]) => ({
      nodeId,
      revisions: revisions.map((t) => ({
        start: t.start_on,
        due: t.due_on,
        text: t.words,
        basis: t.basis,
        on: t.stated_on,
        ...omitNull('by', t.stated_by),
        ...omitNull('why', t.why),
      })),
    })),
    updates: rows.updates,
    agencies: rows.agencies.map((a) => ({
      id: a.id,
      name: a.name,
      kind: a.kind,
      parent: a.parent,
      member: a.member,
      statutory: a.statutory,
      ...omitNull('note', a.note),
      ...omitNull('source', a.source),
    })),
    cycles: rows.cycles.map((c) => ({ id: c.id, title: c.title, date: c.held_on, ...omitNull('source', c.source) })),
    commitments: rows.commitments.map((c) => ({
      id: c.id,
      cycle: c.cycle_id,
      pillar: c.pillar_id,
      orgs: c.agencies,
      title: c.title,
      status: c.status,
      timeframe: c.timeframe,
      quantities: c.quantities,
      thread: c.thread,
      nodeIds: c.node_ids,
      ...omitNull('source', c.source),
    })),
    threads: rows.threads.map((t) => ({
      id: t.id,
      confirmed: t.confirmed,
      ...omitNull('by', t.decided_by),
      ...omitNull('on', t.decided_on),
      ...omitNull('note', t.note),
    })),
    answers: rows.answers.map((a) => ({
      finding: a.finding,
      verdict: a.verdict,
      why: a.why,
      by: a.answered_by,
      on: a.answered_on,
    })),
    links: rows.links.map((l) => ({
      from: { plan: l.from_plan, node: l.from_node },
      to: { plan: l.to_plan, node: l.to_node },
      type: l.type,
      confirmed: l.confirmed,
      ...omitNull('note', l.note),
    })),
    indicators: rows.indicators.map((i) => ({
      id: i.id,
      nodeId: i.node_id,
      title: i.title,
      ...omitNull('definition', i.definition),
      unit: i.unit,
      kind: i.kind,
      direction: i.direction,
      ...omitNull('measure', i.measure),
      aggregation: i.aggregation,
      ...omitNull('baseline', i.baseline),
      ...omitNull('accuracy', i.accuracy),
      ...omitNull('limitations', i.limitations),
      ...omitNull('verification', i.verification),
      disaggregations: i.disaggregations,
      ...omitNull('source', i.source),
    })),
    targets: rows.targets.map((t) => ({
      indicatorId: t.indicator_id,
      period: t.period,
      value: t.value,
      ...omitNull('source', t.source),
    })),
    alternativeForms: rows.forms.map((f) => ({
      nodeId: f.node_id,
      minimallyEffective: f.minimally_effective,
      successful: f.successful,
    })),
    observations: rows.observations.map((o) => ({
      indicatorId: o.indicator_id,
      period: o.period,
      start: o.start_on,
      end: o.end_on,
      ...omitNull('org', o.agency_id),
      dims: o.dims,
      value: o.value,
      flag: o.flag,
      ...omitNull('source', o.source),
    })),
    recommendations: rows.recommendations.map((r) => ({
      id: r.id,
      body: r.body,
      ref: r.ref,
      date: r.dated,
      text: r.words,
      nodeIds: r.node_ids,
      status: r.status,
      response: r.response,
      ...omitNull('source', r.source),
    })),
  };
};
