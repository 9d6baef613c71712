/**
 * A national plan as plain data, and what can be worked out of it. Pure: no file, no network, no clock; the day is handed in as `asOf`.
 *
 * Shapes: `PlanDocument` (zod schema and type): nodes, assignments, time frames, updates, agencies, cycles, commitments, links,
 * indicators, recommendations. Dates are `YYYY-MM-DD`, moments ISO strings in UTC, percents 0 to 100.
 * Errors: `PlanError` with a `code`. What is wrong inside a plan or a table is not thrown but listed (`PlanProblem`, `TableProblem`).
 * Sources: 22 USC 7103; 31 USC 1115 and 1116; GAO-16-528R and GAO-16-748T for the classes of status. See README.md.
 */
export { type BriefOptions, type BriefScope, briefMarkdown, type Translate } from './brief.ts';
export { type Completeness, completeness, type Held } from './completeness.ts';
export * from './document.ts';
export { PlanError, type PlanErrorCode } from './errors.ts';
export { type PacksWithPlans, type PlanEntry, planFromEntries, planFromPack } from './from-pack.ts';
export { parsePlan, planToJson } from './json.ts';
export type { CarriedPromise } from './ledger/carry-over.ts';
export type { Content } from './ledger/content.ts';
export type { Finding, FindingKind } from './ledger/finding.ts';
export type { Matrix, MatrixRow } from './ledger/gaps.ts';
export { type Ledger, type LedgerThread, ledger } from './ledger/ledger.ts';
export { matrix, type ResponsibilityCell, type ResponsibilityMatrix, type ResponsibilityRow } from './matrix.ts';
export { type OrgView, orgsOf } from './orgs.ts';
export { PlanRow } from './pack-rows.ts';
export { publicView } from './public-view.ts';
export { DutyRow, EscalationRow, IndicatorRow, ReportItemRow } from './reference-rows.ts';
export { byCategory, type CategoryCounts } from './status/categories.ts';
export { type ClosePeriod, closePeriod } from './status/close-period.ts';
export { type Due, duesOf } from './status/due.ts';
export { type GaoClass, gaoClass } from './status/gao-class.ts';
export { type Response, responses } from './status/responses.ts';
export { type Tally, worstOf } from './status/roll-up.ts';
export { isClosed, type NodeStatus, type PlanStatus, type StatusOptions, status } from './status/status.ts';
export { fromStratml } from './stratml/from-stratml.ts';
export { notCarried, toStratml } from './stratml/to-stratml.ts';
export { type FromTablesOptions, fromTables, type TablePreview } from './tables/from-tables.ts';
export type { TableProblem, TableProblemCode } from './tables/problem.ts';
export { toTables } from './tables/to-tables.ts';
export { readTimeframe, type TimeframeReading } from './timeframe-text.ts';
export { type Tree, treeOf } from './tree.ts';
export type { PlanProblem, PlanProblemCode } from './validate/problem.ts';
export { validatePlan } from './validate/validate.ts';
export { type CarryInto, carryInto, type OpenNode, openNodes } from './versions/carry-over.ts';
export { type Comparison, compareVersions, type NodeChange } from './versions/compare.ts';
export { withIndicators } from './with-indicators.ts';
