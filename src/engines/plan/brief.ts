import type { PlanDocument, PlanNode, Words } from './document.ts';
import { PlanError } from './errors.ts';
import { ledger } from './ledger/ledger.ts';
import { orgsOf } from './orgs.ts';
import { type NodeStatus, status } from './status/status.ts';
import { treeOf } from './tree.ts';

/** Gives the sentence for a key in the reader's language. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export type BriefScope = { readonly pillar: string } | { readonly agency: string };

export interface BriefOptions {
  readonly scope: BriefScope;
  readonly asOf: string;
  readonly lang: 'en' | 'es';
  readonly t: Translate;
  /** Findings listed at most; 12 unless set, so that the brief stays a page. */
  readonly most?: number;
}

/**
 * A one-page brief as Markdown, for a pillar or for an agency: counts, what is late, what is next, who is silent, the actions, and
 * the open questions of the ledger. All words come from `t`; keys begin with `plan.brief.`, `plan.state.` and `plan.ledger.`.
 *
 * @throws PlanError PLAN_NODE_UNKNOWN for a pillar or agency that is not in the plan
 */
export const briefMarkdown = (doc: PlanDocument, { scope, asOf, lang, t, most = 12 }: BriefOptions): string => {
  const subject = subjectOf(doc, scope);
  const state = status(doc, { asOf });
  const within = new Set(subject.nodes.map((n) => n.id));
  const actions = state.nodes.filter((n) => within.has(n.nodeId));
  const title = new Map(doc.nodes.map((n) => [n.id, n]));
  const name = (id: string) => say(title.get(id)?.title, lang);
  const found = ledger(doc, { asOf }).findings.filter((f) => f.rows.some((r) => subject.commitments.has(r)));
  const closed = found.filter((f) => f.kind === 'closure');
  const questions = found.filter((f) => f.kind !== 'closure' && !f.answer);
  const silent = new Set(state.silent.filter((r) => within.has(r.nodeId)).map((r) => r.org));
  const due = (n: NodeStatus) =>
    t('plan.brief.due_line', { title: name(n.nodeId), due: n.due?.now.due ?? '', days: n.daysLate });
  const stateOf = (n: NodeStatus) => t(`plan.state.${n.state ?? 'no_response'}`);

  return [
    `# ${inline(t('plan.brief.title', { subject: say(subject.name, lang), plan: say(doc.plan.title, lang) }))}`,
    t('plan.brief.as_of', { asOf, start: doc.plan.start, end: doc.plan.end ?? '' }),
    t('plan.brief.counts', {
      actions: actions.length,
      commitments: subject.commitments.size,
      done: actions.filter((n) => n.state === 'done').length,
    }),
    ...section(t('plan.brief.late'), state.late.filter((n) => within.has(n.nodeId)).map(due)),
    ...section(t('plan.brief.next'), state.next.filter((n) => within.has(n.nodeId)).map(due)),
    ...section(t('plan.brief.silent'), [...silent]),
    ...section(
      t('plan.brief.actions'),
      actions.map((n) => `${name(n.nodeId)} (${stateOf(n)})`),
    ),
    ...section(
      t('plan.brief.closed'),
      closed.map((f) => t(f.key, f.values)),
    ),
    ...section(
      t('plan.brief.questions', { count: questions.length }),
      questions.slice(0, most).map((f) => t(f.key, f.values)),
    ),
    t('plan.brief.not_official'),
  ]
    .join('\n\n')
    .concat('\n');
};

interface Subject {
  readonly name: Words;
  readonly nodes: readonly PlanNode[];
  readonly commitments: ReadonlySet<string>;
}

const subjectOf = (doc: PlanDocument, scope: BriefScope): Subject => {
  const isAction = (n: PlanNode) => n.kind === 'action';
  const tree = treeOf(doc);
  const ids = (of: (c: PlanDocument['commitments'][number]) => boolean) =>
    new Set(doc.commitments.filter(of).map((c) => c.id));
  if ('pillar' in scope) {
    const pillar = tree.node(scope.pillar);
    if (pillar?.kind !== 'pillar') throw new PlanError('PLAN_NODE_UNKNOWN', `The plan has no pillar ${scope.pillar}.`);
    return {
      name: pillar.title,
      nodes: tree.below(pillar.id).filter(isAction),
      commitments: ids((c) => c.pillar === pillar.id),
    };
  }
  const org = orgsOf(doc.agencies);
  const wanted = org(scope.agency);
  const agency = doc.agencies.find((a) => a.id === wanted.id);
  if (!agency) throw new PlanError('PLAN_NODE_UNKNOWN', `The plan has no agency ${scope.agency}.`);
  // A department answers for its offices; an office only for itself.
  const own = (name: string) =>
    org(name).id === agency.id || (agency.parent === null && org(name).agency === agency.id);
  const assigned = new Set(doc.assignments.filter((a) => own(a.org)).map((a) => a.nodeId));
  return {
    name: agency.name,
    nodes: tree.walk().filter((n) => isAction(n) && assigned.has(n.id)),
    commitments: ids((c) => c.orgs.some(own)),
  };
};

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${inline(heading)}`, lines.map((l) => `- ${inline(l)}`).join('\n')];

const say = (words: Words | undefined, lang: 'en' | 'es'): string =>
  (lang === 'es' ? words?.es : undefined) ?? words?.en ?? '';

/** A title must not become a heading, a link or a picture of its own. */
const inline = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|!]/g, '\\$&');
