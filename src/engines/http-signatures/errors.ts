/** Why a request is not taken for signed. Codes are stable. */
export type SignatureErrorCode =
  | 'HTTP_SIGNATURE_MISSING'
  | 'HTTP_SIGNATURE_BROKEN'
  | 'HTTP_SIGNATURE_COMPONENT'
  | 'HTTP_DIGEST_WRONG';

/** The only error this engine throws. It never repeats what stood in a header. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError';
  readonly code: SignatureErrorCode;

  constructor(code: SignatureErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
