export type PlanProblemCode =
  | 'PLAN_ID_TWICE'
  | 'PLAN_CODE_TWICE'
  | 'PLAN_OFFICIAL_CODE_TWICE'
  | 'PLAN_PARENT_MISSING'
  | 'PLAN_TREE_LOOPS'
  | 'PLAN_NESTING_WRONG'
  | 'PLAN_DATE_DOES_NOT_EXIST'
  | 'PLAN_DATES_REVERSED'
  | 'PLAN_REVISIONS_OUT_OF_ORDER'
  | 'PLAN_NODE_UNKNOWN'
  | 'PLAN_ORG_UNKNOWN'
  | 'PLAN_CYCLE_UNKNOWN'
  | 'PLAN_INDICATOR_UNKNOWN'
  | 'PLAN_PERIOD_UNREADABLE'
  | 'PLAN_TWO_LEADS'
  | 'PLAN_TIMEFRAME_TWICE';

/** Something in a plan that does not fit together. */
export interface PlanProblem {
  readonly code: PlanProblemCode;
  /** Place in the document, such as `nodes/3/parentId`. */
  readonly path: string;
  /** The value that is wrong. */
  readonly value: string;
  /** What to do, in English; screens translate by code. */
  readonly remedy: string;
}
