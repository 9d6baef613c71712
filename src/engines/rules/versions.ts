import type { Rule, RuleVersion } from './pack.ts';

const NEVER = '';

/**
 * The wording that holds on a day: the last to begin by then, if it has not ended. A newer one ends the older by beginning, so that a rule
 * changes by adding a version; where it ends itself, the older does not come back. An undated one is the oldest.
 */
export function versionOn(rule: Rule, on: string): RuleVersion | null {
  const begun = rule.versions.filter(({ effective }) => (effective.from ?? NEVER) <= on);
  const [last] = begun.sort(newestFirst);
  return last && (last.effective.to === null || last.effective.to >= on) ? last : null;
}

function newestFirst(a: RuleVersion, b: RuleVersion): number {
  const [x, y] = [a.effective.from ?? NEVER, b.effective.from ?? NEVER];
  if (x !== y) return x < y ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

/** What changes after a day: every wording that begins later, first to begin first. */
export const changesAfter = (
  rules: readonly Rule[],
  on: string,
): { rule: string; version: RuleVersion; from: string }[] =>
  rules
    .flatMap((rule) =>
      rule.versions.map((version) => ({ rule: rule.id, version, from: version.effective.from ?? NEVER })),
    )
    .filter(({ from }) => from > on)
    .sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
