import type { PlanDocument, StatusUpdate } from '../../engines/plan/document.ts';
import type { Id } from '../../platform/contract/index.ts';
import type * as T from '../tables.ts';

/** What the rows of one plan share. */
export interface Home {
  readonly org_id: Id;
  readonly plan_id: Id;
}

type Row<R> = Omit<R, 'search_index' | 'bytes'>;

/** The rows of a plan document, by table; `plan/load-document.ts` is its mirror, and a property test holds the two together. */
export interface DocumentRows {
  'plan.plan': Row<T.PlanRow>[];
  'plan.node': Row<T.NodeRow>[];
  'plan.agency': Row<T.AgencyRow>[];
  'plan.assignment': Row<T.AssignmentRow>[];
  'plan.timeframe': Row<T.TimeframeRow>[];
  'plan.status_update': Row<T.UpdateRow>[];
  'plan.evidence': Row<T.EvidenceRow>[];
  'plan.cycle': Row<T.CycleRow>[];
  'plan.commitment': Row<T.CommitmentRow>[];
  'plan.thread': Row<T.ThreadRow>[];
  'plan.finding_answer': Row<T.FindingAnswerRow>[];
  'plan.link': Row<T.LinkRow>[];
  'plan.indicator': Row<T.IndicatorRow>[];
  'plan.target': Row<T.TargetRow>[];
  'plan.observation': Row<T.ObservationRow>[];
  'plan.alternative_form': Row<T.AlternativeFormRow>[];
  'plan.recommendation': Row<T.RecommendationRow>[];
}

/**
 * @param newId makes the ids of what has none in the document (observations, evidence) or not a UUID (updates)
 * @param now the moment of the import
 */
export const documentRows = (doc: PlanDocument, home: Home, newId: () => Id, now: string): DocumentRows => {
  const expected = new Map(doc.expected.map((e) => [e.pillarId, e]));
  const updates = doc.updates.map((update) => ({ update, id: isUuid(update.id) ? update.id : newId() }));
  return {
    'plan.plan': [
      {
        org_id: home.org_id,
        id: home.plan_id,
        document_id: doc.plan.id,
        title: doc.plan.title,
        version: doc.plan.version,
        start_on: doc.plan.start,
        end_on: doc.plan.end,
        status: doc.plan.status,
        supersedes: doc.plan.supersedes,
        publisher: doc.plan.publisher ?? null,
        source: doc.plan.source ?? null,
        created_at: now,
      },
    ],
    'plan.node': doc.nodes.map((n) => ({
      ...home,
      id: n.id,
      parent_id: n.parentId,
      kind: n.kind,
      code: n.code,
      official_code: n.officialCode,
      title: n.title,
      words: n.text ?? null,
      search: searchText([n.code, n.officialCode, n.title.en, n.title.es, n.text?.en, n.text?.es]),
      ord: n.order,
      sensitivity: n.sensitivity,
      categories: n.categories,
      doubt: n.doubt ?? null,
      source: n.source ?? null,
      expected_principles: expected.get(n.id)?.principles ?? null,
      expected_actions: expected.get(n.id)?.actions ?? null,
      expected_source: expected.get(n.id)?.source ?? null,
    })),
    'plan.agency': doc.agencies.map((a) => ({
      ...home,
      id: a.id,
      name: a.name,
      kind: a.kind,
      parent: a.parent,
      member: a.member,
      statutory: a.statutory,
      note: a.note ?? null,
      source: a.source ?? null,
      contact_email: null,
    })),
    'plan.assignment': doc.assignments.map((a) => ({
      ...home,
      node_id: a.nodeId,
      agency_id: a.org,
      role: a.role,
      official_name: a.officialName ?? null,
      from_on: a.from,
      to_on: a.to,
      source: a.source ?? null,
    })),
    'plan.timeframe': doc.timeframes.flatMap((t) =>
      t.revisions.map((r, i) => ({
        ...home,
        node_id: t.nodeId,
        seq: i + 1,
        start_on: r.start,
        due_on: r.due,
        words: r.text,
        basis: r.basis,
        stated_on: r.on,
        stated_by: r.by ?? null,
        why: r.why ?? null,
      })),
    ),
    'plan.status_update': updates.map(({ update, id }) => updateRow(home, id, update)),
    'plan.evidence': updates.flatMap(({ update, id }) =>
      update.evidence.map((e) => ({
        ...home,
        id: newId(),
        update_id: id,
        title: e.title,
        hash: e.hash,
        uri: e.uri ?? null,
        dated: e.date ?? null,
        sensitivity: e.sensitivity,
        media_type: null,
        size: null,
      })),
    ),
    'plan.cycle': doc.cycles.map((c) => ({
      ...home,
      id: c.id,
      title: c.title,
      held_on: c.date,
      source: c.source ?? null,
    })),
    'plan.commitment': doc.commitments.map((c) => ({
      ...home,
      id: c.id,
      cycle_id: c.cycle,
      pillar_id: c.pillar,
      agencies: c.orgs,
      title: c.title,
      status: c.status,
      timeframe: c.timeframe,
      quantities: c.quantities,
      thread: c.thread,
      node_ids: c.nodeIds,
      source: c.source ?? null,
    })),
    'plan.thread': doc.threads.map((t) => ({
      ...home,
      id: t.id,
      confirmed: t.confirmed,
      decided_by: t.by ?? null,
      decided_on: t.on ?? null,
      note: t.note ?? null,
    })),
    'plan.finding_answer': doc.answers.map((a) => ({
      ...home,
      finding: a.finding,
      verdict: a.verdict,
      why: a.why,
      answered_by: a.by,
      answered_on: a.on,
    })),
    'plan.link': doc.links.map((l) => ({
      ...home,
      from_plan: l.from.plan,
      from_node: l.from.node,
      to_plan: l.to.plan,
      to_node: l.to.node,
      type: l.type,
      confirmed: l.confirmed,
      note: l.note ?? null,
    })),
    'plan.indicator': doc.indicators.map((i) => ({
      ...home,
      id: i.id,
      node_id: i.nodeId,
      title: i.title,
      definition: i.definition ?? null,
      unit: i.unit,
      kind: i.kind,
      direction: i.direction,
      measure: i.measure ?? null,
      aggregation: i.aggregation,
      baseline: i.baseline ?? null,
      accuracy: i.accuracy ?? null,
      limitations: i.limitations ?? null,
      verification: i.verification ?? null,
      disaggregations: i.disaggregations,
      source: i.source ?? null,
    })),
    'plan.target': doc.targets.map((t) => ({
      ...home,
      indicator_id: t.indicatorId,
      period: t.period,
      value: t.value,
      source: t.source ?? null,
    })),
    'plan.observation': doc.observations.map((o) => ({
      ...home,
      id: newId(),
      indicator_id: o.indicatorId,
      period: o.period,
      start_on: o.start,
      end_on: o.end,
      agency_id: o.org ?? null,
      dims: o.dims,
      value: o.value,
      flag: o.flag,
      source: o.source ?? null,
      recorded_by: null,
      recorded_at: now,
    })),
    'plan.alternative_form': doc.alternativeForms.map((f) => ({
      ...home,
      node_id: f.nodeId,
      minimally_effective: f.minimallyEffective,
      successful: f.successful,
    })),
    'plan.recommendation': doc.recommendations.map((r) => ({
      ...home,
      id: r.id,
      body: r.body,
      ref: r.ref,
      dated: r.date,
      words: r.text,
      node_ids: r.nodeIds,
      status: r.status,
      response: r.response,
      responded_by: null,
      responded_on: null,
      source: r.source ?? null,
    })),
  };
};

/** The row of one status update. */
export const updateRow = (home: Home, id: Id, u: Omit<StatusUpdate, 'id' | 'evidence'>): Row<T.UpdateRow> => ({
  ...home,
  id,
  node_id: u.nodeId,
  agency_id: u.org,
  period: u.period,
  state: u.state,
  percent: u.percent === null ? null : String(u.percent),
  narrative: u.narrative,
  confidence: u.confidence ?? null,
  sensitivity: u.sensitivity,
  author: u.author,
  author_id: null,
  approver: u.approver,
  approver_id: null,
  approved_at: null,
  reported_at: u.at,
});

export const searchText = (parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(' ');

const isUuid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
