/** What can be wrong with a pack. The codes are part of the face: documentation and operators name them. */
export type PackErrorCode =
  | 'PACK_NO_HEAD'
  | 'PACK_NOT_JSON'
  | 'PACK_HEAD_INVALID'
  | 'PACK_FILE_CHANGED'
  | 'PACK_NOT_A_LIST'
  | 'PACK_ENTRY_INVALID'
  | 'PACK_UNKNOWN_KIND'
  | 'PACK_DUPLICATE_ENTRY'
  | 'PACK_OVERLAPPING_VERSIONS'
  | 'PACK_NAME_MISMATCH'
  | 'PACK_FOLDER_UNREADABLE'
  | 'PACK_NOT_LOADED';

export interface PackProblem {
  readonly code: PackErrorCode;
  /** Path of the file inside the folder of packs. */
  readonly file: string;
  /** Id of the entry, or its place in the file where it has none. */
  readonly entry?: string | undefined;
  readonly field?: string | undefined;
  /** What to do about it. */
  readonly fix: string;
}

const sentence = (p: PackProblem): string =>
  [p.code, p.file, p.entry && `entry ${p.entry}`, p.field && `field ${p.field}`].filter(Boolean).join(', ') +
  `: ${p.fix}`;

/** A pack that cannot be used. Carries the first problem in its own fields, and all of them in `problems`. */
export class PackError extends Error {
  readonly code: PackErrorCode;
  readonly file: string;
  readonly entry: string | undefined;
  readonly field: string | undefined;
  readonly fix: string;
  readonly problems: readonly PackProblem[];

  constructor(problems: readonly [PackProblem, ...PackProblem[]]) {
    super(problems.map(sentence).join('\n'));
    const [first] = problems;
    this.name = 'PackError';
    this.code = first.code;
    this.file = first.file;
    this.entry = first.entry;
    this.field = first.field;
    this.fix = first.fix;
    this.problems = problems;
  }
}

/** Throws when there is anything to say. */
export const throwIfAny = (problems: readonly PackProblem[]): void => {
  const [first, ...rest] = problems;
  if (first) throw new PackError([first, ...rest]);
};
