export type RuleErrorCode =
  | 'RULE_PACK_INVALID'
  | 'RULE_PACK_TOO_DEEP'
  | 'RULE_FACT_INVALID'
  | 'RULE_FACT_UNKNOWN'
  | 'RULE_REFERENCE_UNKNOWN'
  | 'RULE_REFERENCE_CIRCULAR'
  | 'RULE_TYPES_DIFFER'
  | 'RULE_NUMBER_MALFORMED'
  | 'RULE_NUMBER_NOT_FINITE'
  | 'RULE_CELL_NOT_UNDERSTOOD'
  | 'RULE_ROWS_CONFLICT'
  | 'RULE_DATE_MALFORMED'
  | 'DMN_TOO_LARGE'
  | 'DMN_HAS_DTD'
  | 'DMN_NOT_XML'
  | 'DMN_NOT_CLAIMED'
  | 'DMN_CANNOT_BE_WRITTEN';

/** Bad input. `code` is stable; `path` is where: `rules[2].versions[0].when.all[1]`, a fact's id, or a line of a DMN file. */
export class RuleError extends Error {
  readonly code: RuleErrorCode;
  readonly path: string;

  constructor(code: RuleErrorCode, message: string, path = '') {
    super(path === '' ? message : `${path}: ${message}`);
    this.name = 'RuleError';
    this.code = code;
    this.path = path;
  }
}

/** What was looked up, or the error that it is not there. */
export function asked<T>(found: T | undefined, what: string, id: string): T {
  if (found === undefined) throw new RuleError('RULE_REFERENCE_UNKNOWN', `The pack has no ${what} of this name.`, id);
  return found;
}
