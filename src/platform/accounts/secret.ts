import { createHash } from 'node:crypto';
import type { Random } from '../ids/index.ts';

/** 256 random bits, for cookies, links and tokens. It is handed out once; the database keeps its hash. */
export const newSecret = (random: Random): string => Buffer.from(random(32)).toString('base64url');

/** What the database keeps of a secret. Enough bits went in that a plain SHA-256 needs neither salt nor stretching. */
export const hashOf = (secret: string): Uint8Array => new Uint8Array(createHash('sha256').update(secret).digest());
