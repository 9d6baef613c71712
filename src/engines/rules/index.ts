/**
 * Rules as data, decided on facts that may be unknown.
 *
 * Shapes: a `RulePack` (read with `readPack`) holds facts, tables and rules with effective-dated versions; `Facts` (read with `readFacts`)
 * are known, 'none' or unknown, each with who said it; a `Decision` gives for each rule 'eligible', 'not', 'undetermined' or 'contested'.
 * Units: days are 'YYYY-MM-DD', moments ISO in UTC, money and numbers decimal text, computed as exact fractions (`Exact`).
 * Errors: `RuleError` with a `code` and a `path`; `CalendarError` for a day that does not exist.
 * Source: Kleene, Introduction to Metamathematics (1952), §64; Birnbaum (1969); OMG DMN 1.3. The law itself comes from packs.
 */
export type { Deadline } from './clock.ts';
export { type Decision, decide, type RuleResult, type State } from './decide.ts';
export { readDmn, writeDmn } from './dmn/index.ts';
export { RuleError, type RuleErrorCode } from './errors.ts';
export type { Trace, Use } from './evaluate.ts';
export { compareExact, dividedBy, type Exact, exact, exactText, minus, plus, rounded, times } from './exact.ts';
export { type Explanation, explain } from './explain.ts';
export { type Comparison, Condition, Expression, Said } from './expression.ts';
export { type Fact, type Facts, factsSchema, type Period, type Provenance, readFacts } from './facts.ts';
export type { Truth } from './interval.ts';
export { type Finding, lint } from './lint/index.ts';
export { Clock, DecisionTable, FactDeclaration, Rule, RulePack, RuleVersion, type Status } from './pack.ts';
export { readPack } from './read-pack.ts';
export { decideTable } from './table/decide-table.ts';
export { changesAfter, versionOn } from './versions.ts';
export { type Change, type DecisionRecord, recordOf, replay, whatIf } from './what-if.ts';
