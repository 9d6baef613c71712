import { DutyRow, EscalationRow, IndicatorRow, PlanRow, ReportItemRow } from '../engines/plan/index.ts';
import { definePackKind, type Entry } from '../platform/packs/index.ts';

export const planKind = definePackKind('plan', PlanRow);

/** A duty by law: who owes what to whom, and when. */
export const dutyKind = definePackKind('duty', DutyRow);
export type Duty = Entry<DutyRow>;

/** An item of a report that a law asks for. */
export const reportItemKind = definePackKind('report-item', ReportItemRow);
export type ReportItem = Entry<ReportItemRow>;

/** A published series of numbers. */
export const indicatorKind = definePackKind('indicator', IndicatorRow);

/** A rung of the ladder when a goal stays unmet. */
export const escalationKind = definePackKind('escalation', EscalationRow);
