/**
 * Signed HTTP requests: who sent it, that nobody changed it, and that it is not an old one.
 *
 * `signMessage` gives the headers `Signature-Input` and `Signature` (RFC 9421), `contentDigest` the header `Content-Digest` (RFC 9530,
 * SHA-256); `readSignature`, `ageOf`, `isSignedMessage` and `checkDigest` are the other side, in the order in which a receiver asks. The algorithm and the key are
 * handed in as functions over bytes; there is no clock. Times are seconds since 1970.
 *
 * Errors: only `SignatureError` { code, message }: HTTP_SIGNATURE_MISSING, HTTP_SIGNATURE_BROKEN, HTTP_SIGNATURE_COMPONENT,
 * HTTP_DIGEST_WRONG.
 */
export { type SignatureParameters, type SignedMessage, signatureBase } from './base.ts';
export { checkDigest, contentDigest } from './digest.ts';
export { SignatureError, type SignatureErrorCode } from './errors.ts';
export {
  ageOf,
  isSignedMessage,
  type ReadSignature,
  readSignature,
  type Signing,
  signMessage,
  type Window,
} from './sign.ts';
