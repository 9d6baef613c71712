/** Knowledge as data: packs of law, plans, lists and instruments, dated and cited. See README.md. */
export { type EntryBase, type EntryStatus, type PackHead, type Says, wordsIn } from './entry.ts';
export { PackError, type PackErrorCode, type PackProblem } from './errors.ts';
export { definePackKind, type Entry, type PackKind } from './kinds.ts';
export { loadPacks } from './load-packs.ts';
export { assemblePacks, type Citation, type Packs, type StaleEntry } from './packs.ts';
export { type Pack, readPack } from './read-pack.ts';
export { holdsOn } from './versions.ts';
