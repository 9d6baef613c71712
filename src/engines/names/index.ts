/**
 * Names on lists: how a name is read, how alike two names are and why, and which listed parties a name may mean.
 *
 * Shapes: `readName` gives `Reading`s of tokens with their places in the original text (UTF-16 units); `scoreEntry` compares a `Subject`
 * with one `IndexEntry`. Units: scores run from 0 to 1 with four places, `ofacScore` from 0 to 100.
 * Errors: none; any text is read, one without letters and digits has no tokens and matches nothing.
 * Source: OFAC FAQ 5 and 249 for what a match is and how Treasury's tool scores; ISO 20275 for legal forms; the rest is named in README.md.
 */

export { compareNames } from './score/compare-names.ts';
export { defaultWeigh } from './score/default-weigh.ts';
export { checkIdentifier } from './score/identifiers.ts';
export { ofacScore } from './score/ofac.ts';
export { type EntryScore, scoreEntry } from './score/score-entry.ts';
export { bandOf, type ScoreSettings, scoreSettings } from './score/settings.ts';
export type { Weigh } from './score/weights.ts';
export { foldToken } from './text/fold.ts';
export { phoneticKeys } from './text/phonetic.ts';
export { readName } from './text/read-name.ts';
export { skeletonOf } from './text/skeleton.ts';
export { nicknamesOf } from './text/tables/nicknames.ts';
export type * from './types.ts';
