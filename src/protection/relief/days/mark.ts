import type { Id } from '../../../platform/contract/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';

/** Four letters by which an entry of the calendar is found on her page again; to anybody else they say nothing. */
export const markOf = (survivorId: Id, rule: string, clock: string): string =>
  sha256(`${survivorId} ${rule} ${clock}`).slice(0, 4).toUpperCase();
