import { daysBetween } from '../../calendar/index.ts';
import { RuleError } from '../errors.ts';
import type { Rule, RulePack } from '../pack.ts';
import { everythingIn, type Prepared, prepare } from '../prepare.ts';
import { verdictOn } from './dead.ts';
import type { Finding } from './finding.ts';
import { lintRows } from './rows.ts';

export type { Finding } from './finding.ts';

const REVIEW_DAYS = 180;

/** What is wrong or doubtful in a pack, in its order. @param on with a day, reviews older than 180 days are named too */
export function lint(pack: RulePack, on?: string): Finding[] {
  const twice = [...repeated(pack.facts, 'fact'), ...repeated(pack.tables, 'table'), ...repeated(pack.rules, 'rule')];
  let prepared: Prepared;
  try {
    prepared = prepare(pack);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return [...twice, { code: 'reference', severity: 'error', path: error.path, says: error.message }];
  }
  return [
    ...twice,
    ...pack.tables.flatMap(lintRows),
    ...pack.rules.flatMap((rule) => lintRule(rule, pack, on)),
    ...unused(pack, prepared),
  ];
}

function repeated(all: readonly { id: string }[], what: string): Finding[] {
  const ids = all.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => ({
    code: 'twice',
    severity: 'error',
    path: `${what} ${id}`,
    says: 'This id stands twice.',
  }));
}

function lintRule(rule: Rule, pack: RulePack, on: string | undefined): Finding[] {
  const findings: Finding[] = [...repeated(rule.versions, `rule ${rule.id}, version`)];
  for (const version of rule.versions) {
    const path = `rule ${rule.id}, version ${version.id}`;
    const say = (code: Finding['code'], severity: Finding['severity'], says: string) =>
      findings.push({ code, severity, path, says });
    // law that opens to nobody, or to everybody, says so with `always`
    const verdict = 'always' in version.when ? 'can be both' : verdictOn(version.when, pack);
    if (verdict === 'never true')
      say(verdict, 'error', 'Its conditions contradict each other: nobody can ever meet them.');
    if (verdict === 'always true') say(verdict, 'warning', 'Its conditions hold whatever the facts are.');
    if (verdict === 'not searched') say(verdict, 'warning', 'It has too many facts to be searched for contradictions.');
    if (version.source.cite.trim() === '') say('no citation', 'error', 'It names no source.');
    for (const clock of version.clocks)
      if (clock.source.cite.trim() === '') say('no citation', 'error', `The clock ${clock.id} names no source.`);
    if (version.effective.from === null) say('undated', 'warning', 'Nobody found the day from which it holds.');
    if (version.reviewed === null) say('not reviewed', 'warning', 'No competent person has checked it.');
    else if (on !== undefined && daysBetween(version.reviewed.when, on) > REVIEW_DAYS)
      say('review is old', 'warning', `It was last checked on ${version.reviewed.when}.`);
  }
  return [...findings, ...overlaps(rule)];
}

/** A version with an open end is ended by the next; one that says its last day must keep it. */
function overlaps({ id, versions }: Rule): Finding[] {
  const sorted = [...versions].sort((a, b) => ((a.effective.from ?? '') < (b.effective.from ?? '') ? -1 : 1));
  return sorted.flatMap((version, index): Finding[] => {
    const path = `rule ${id}, version ${version.id}`;
    const { from, to } = version.effective;
    const next = sorted[index + 1];
    if (from !== null && to !== null && to < from)
      return [{ code: 'versions overlap', severity: 'error', path, says: 'It ends before it begins.' }];
    const begins = next?.effective.from ?? '';
    if (!next || ((from ?? '') !== begins && (to === null || to < begins))) return [];
    return [
      { code: 'versions overlap', severity: 'error', path, says: `It and version ${next.id} hold on the same day.` },
    ];
  });
}

function unused(pack: RulePack, prepared: Prepared): Finding[] {
  const used = new Set<string>();
  for (const { versions } of pack.rules) {
    for (const version of versions) {
      const { conditions, expressions } = everythingIn(version);
      for (const one of conditions) for (const fact of prepared.factsIn(one)) used.add(fact);
      for (const one of expressions) for (const fact of prepared.factsOf(one)) used.add(fact);
      for (const { stopped } of version.clocks) if (stopped) used.add(stopped.during);
    }
  }
  return pack.facts
    .filter(({ id }) => !used.has(id))
    .map(({ id }) => ({
      code: 'fact not used',
      severity: 'warning',
      path: `fact ${id}`,
      says: 'No rule asks for it.',
    }));
}
