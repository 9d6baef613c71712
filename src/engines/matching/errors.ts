/** Why something is refused. Codes are stable. */
export type MatchErrorCode =
  | 'MATCH_TERMS_WRONG'
  | 'MATCH_SET_TOO_LARGE'
  | 'MATCH_NOT_OF_FOURFOLD'
  | 'MATCH_OTHER_VERSION'
  | 'MATCH_MESSAGE_BROKEN'
  | 'MATCH_SIGNATURE_WRONG'
  | 'MATCH_OTHER_ROUND'
  | 'MATCH_NOT_YOURS'
  | 'MATCH_OUT_OF_ORDER'
  | 'MATCH_REPEATED'
  | 'MATCH_COUNT_WRONG'
  | 'MATCH_POINT_OFF_CURVE'
  | 'MATCH_VALUE_TWICE'
  | 'MATCH_RECEIPT_WRONG'
  | 'MATCH_PARTY_SILENT'
  | 'MATCH_STOPPED'
  | 'MATCH_ROUND_OVER'
  | 'MATCH_WORKER_STOPPED';

/**
 * The only error this engine throws. `party` is the id of whoever is to blame, '' where nobody of the round is; it never holds a name, a
 * match key or a value of a list.
 */
export class MatchError extends Error {
  override readonly name = 'MatchError';
  readonly code: MatchErrorCode;
  readonly party: string;

  constructor(code: MatchErrorCode, message: string, party = '') {
    super(message);
    this.code = code;
    this.party = party;
  }
}
