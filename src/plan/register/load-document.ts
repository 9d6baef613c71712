import { addDays } from '../../engines/calendar/index.ts';
import { PLAN_FORMAT, type PlanDocument } from '../../engines/plan/document.ts';
import type { CivilDate, Id } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { orRefuse } from '../../platform/errors/index.ts';
import type { Tables } from '../tables.ts';

export interface LoadOptions {
  /** Which status updates come along: every one, or of each node and agency only the one that stands (the last reported). */
  readonly updates?: 'all' | 'standing';
  /** Updates reported after this day are not known yet. */
  readonly asOf?: CivilDate | undefined;
}

/** A field that the document leaves out where the column is null. */
const omitNull = <K extends string, V>(key: K, value: V | null): { [P in K]?: V } =>
  (value === null ? {} : { [key]: value }) as { [P in K]?: V };

/**
 * Reads a plan back as a document.
 *
 * @throws Refusal PLAN_NOT_FOUND
 */
export const loadDocument = async (tx: Tx, planId: Id, options: LoadOptions = {}): Promise<PlanDocument> => {
  const db = tx.withTables<Tables>();
  const plan = await db
    .selectFrom('plan.plan')
    .selectAll()
    .where('id', '=', planId)
    .executeTakeFirst()
    .then(orRefuse('PLAN_NOT_FOUND'));

  const nodes = await db
    .selectFrom('plan.node')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('ord')
    .orderBy('id')
    .execute();
  const rows = {
    agencies: await db.selectFrom('plan.agency').selectAll().where('plan_id', '=', planId).orderBy('id').execute(),
    assignments: await db
      .selectFrom('plan.assignment')
      .selectAll()
      .where('plan_id', '=', planId)
      .orderBy('node_id')
      .orderBy('agency_id')
      .orderBy('role')
      .execute(),
    timeframes: await db
      .selectFrom('plan.timeframe')
      .selectAll()
      .where('plan_id', '=', planId)
      .orderBy('node_id')
      .orderBy('seq')
      .execute(),
    updates: await updatesOf(tx, planId, options),
    cycles: await db.selectFrom('plan.cycle').selectAll().where('plan_id', '=', planId).orderBy('held_on').execute(),
    commitments: await db
      .selectFrom('plan.commitment')
      .selectAll()
      .where('plan_id', '=', planId)
      .orderBy('id')
      .execute(),
    threads: await db.selectFrom('plan.thread').selectAll().where('plan_id', '=', planId).orderBy('id').execute(),
    answers: await db
      .selectFrom('plan.finding_answer')
      .selectAll()
      .where('plan_id', '=', planId)
      .orderBy('finding')
      .execute(),
    links: await db
      .selectFrom('plan.link')
      .selectAll()
      .where('plan_id', '=', planId)
      .orderBy('from_node')
      .orderBy('to_node')
      .execute(),
    indicators: await db.selectFrom('plan.indicator').selectAll().where('plan_id', '=', planId).orderBy('id').execute(),
    targets: await db
      .selectFrom('plan.target')
      .selectAll()
      .where('plan_id', '=', planId)
      .orderBy('indicator_id')
      .orderBy('period')
      .execute(),
    observations: await db
      .selectFrom('plan.observation')
      .selectAll()
      .where('plan_id', '=', planId)
      .orderBy('indicator_id')
      .orderBy('id')
      .execute(),
    forms: await db
      .selectFrom('plan.alternative_form')
      .selectAll()
      .where('plan_id', '=', planId)
      .orderBy('node_id')
      .execute(),
    recommendations: await db
      .selectFrom('plan.recommendation')
      .selectAll()
      .where('plan_id', '=', planId)
      .orderBy('id')
      .execute(),
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
    timeframes: [...new Set(rows.timeframes.map((t) => t.node_id))].map((nodeId) => ({
      nodeId,
      revisions: rows.timeframes
        .filter((t) => t.node_id === nodeId)
        .map((t) => ({
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

const updatesOf = async (
  tx: Tx,
  planId: Id,
  { updates = 'standing', asOf }: LoadOptions,
): Promise<PlanDocument['updates']> => {
  const db = tx.withTables<Tables>();
  const all = db
    .selectFrom('plan.status_update')
    .selectAll()
    .where('plan_id', '=', planId)
    .$if(asOf !== undefined, (q) => q.where('reported_at', '<', `${addDays(asOf as string, 1)}T00:00:00Z`));
  const standing = all
    .distinctOn(['node_id', 'agency_id'])
    .orderBy('node_id')
    .orderBy('agency_id')
    .orderBy('reported_at', 'desc')
    .orderBy('id', 'desc');
  const rows = await (updates === 'standing' ? standing : all.orderBy('reported_at').orderBy('id')).execute();
  if (rows.length === 0) return [];

  const proofs = await db
    .selectFrom('plan.evidence')
    .select(['update_id', 'title', 'hash', 'uri', 'dated', 'sensitivity'])
    .where('plan_id', '=', planId)
    .orderBy('id')
    .execute();
  const byUpdate = new Map<Id, typeof proofs>();
  for (const proof of proofs) byUpdate.set(proof.update_id, [...(byUpdate.get(proof.update_id) ?? []), proof]);

  return rows.map((u) => ({
    id: u.id,
    nodeId: u.node_id,
    org: u.agency_id,
    period: u.period,
    state: u.state,
    percent: u.percent === null ? null : Number(u.percent),
    narrative: u.narrative,
    ...omitNull('confidence', u.confidence),
    evidence: (byUpdate.get(u.id) ?? []).map((e) => ({
      title: e.title,
      hash: e.hash,
      ...omitNull('uri', e.uri),
      ...omitNull('date', e.dated),
      sensitivity: e.sensitivity,
    })),
    author: u.author,
    approver: u.approver,
    at: u.reported_at,
    sensitivity: u.sensitivity,
  }));
};
