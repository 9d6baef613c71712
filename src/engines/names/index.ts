/**
 * Names on lists: how a name is read, how alike two names are and why, and which listed parties a name may mean.
 *
 * Shapes: `readName` gives `Reading`s of tokens with their places in the original text (UTF-16 units); `scoreEntry` compares a `Subject`
 * with one `IndexEntry`. Units: scores run from 0 to 1 with four places, `ofacScore` from 0 to 100.
 * `buildIndex` makes an immutable `NameIndex` of entries; `index.search` gives `Candidate`s, `withChanges` another index.
 * Errors: reading and comparing have none, and a text without letters and digits matches nothing. Building and opening an index throw
 * `IndexError` { code, message, fix, where { key, offset } }:
 * - INDEX_SAME_KEY_TWICE, INDEX_NAME_TOO_LONG, INDEX_TOO_MANY_LISTS: entries that cannot be indexed
 * - INDEX_NOT_AN_INDEX, INDEX_OTHER_VERSION, INDEX_TRUNCATED, INDEX_DAMAGED: bytes that are not a whole index
 * - INDEX_WORKER_STOPPED: a thread of `searchMany` or `buildIndexApart` ended before its work did
 * Source: OFAC FAQ 5 and 249 for what a match is and how Treasury's tool scores; ISO 20275 for legal forms; the rest is named in README.md.
 */

export { compareNames } from './score/compare-names.ts';
export { defaultWeigh } from './score/default-weigh.ts';
export { checkIdentifier } from './score/identifiers.ts';
export { jaro, jaroWinkler } from './score/jaro-winkler.ts';
export { ofacScore } from './score/ofac.ts';
export { type EntryScore, scoreEntry } from './score/score-entry.ts';
export { type PairScore, scoreNames } from './score/score-names.ts';
export { bandOf, type ScoreSettings, scoreSettings } from './score/settings.ts';
export type { Weigh } from './score/weights.ts';
export { type BatchOptions, searchMany } from './search/batch.ts';
export { buildIndexApart } from './search/build-apart.ts';
export { IndexError, type IndexErrorCode } from './search/errors.ts';
export { buildIndex, type Changes, fromBytes, mergeChanges, type NameIndex, withChanges } from './search/name-index.ts';
export type { SearchOptions } from './search/search.ts';
export { affectedBy, buildWatch, type Watched, watchedEntry } from './search/watch.ts';
export { foldToken } from './text/fold.ts';
export { phoneticKeys } from './text/phonetic.ts';
export { readName } from './text/read-name.ts';
export { skeletonOf } from './text/skeleton.ts';
export { nicknamesOf } from './text/tables/nicknames.ts';
export type * from './types.ts';
