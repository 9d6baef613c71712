import { createHash } from 'node:crypto';

/** SHA-256 of text (as UTF-8) or bytes, in lower-case hex. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
