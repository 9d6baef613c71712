export type PlanErrorCode =
  | 'PLAN_PACK_NOT_FOUND'
  | 'PLAN_PACK_INCOMPLETE'
  | 'PLAN_NOT_JSON'
  | 'PLAN_FILE_INVALID'
  | 'PLAN_NODE_UNKNOWN';

/** A plan that cannot be read or asked about. `code` is stable; `message` says what happened and what to do. */
export class PlanError extends Error {
  readonly code: PlanErrorCode;

  constructor(code: PlanErrorCode, message: string) {
    super(message);
    this.name = 'PlanError';
    this.code = code;
  }
}
