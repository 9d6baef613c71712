/** Why an index could not be built or opened. Codes are stable. */
export type IndexErrorCode =
  | 'INDEX_NOT_AN_INDEX'
  | 'INDEX_OTHER_VERSION'
  | 'INDEX_TRUNCATED'
  | 'INDEX_DAMAGED'
  | 'INDEX_SAME_KEY_TWICE'
  | 'INDEX_NAME_TOO_LONG'
  | 'INDEX_TOO_MANY_LISTS'
  | 'INDEX_WORKER_STOPPED';

/** The only error the index throws. `message` says what happened, `fix` what to do, `where` which entry or which byte. */
export class IndexError extends Error {
  override readonly name = 'IndexError';
  readonly code: IndexErrorCode;
  readonly fix: string;
  readonly where: { readonly key?: string; readonly offset?: number };

  constructor(
    code: IndexErrorCode,
    message: string,
    fix: string,
    where: { readonly key?: string; readonly offset?: number } = {},
  ) {
    super(message);
    this.code = code;
    this.fix = fix;
    this.where = where;
  }
}

const buildAgain = 'Build the index again from the list files.';

export const notAnIndex = (): IndexError =>
  new IndexError('INDEX_NOT_AN_INDEX', 'These bytes are not an index of names.', buildAgain, { offset: 0 });

export const otherVersion = (found: number, wanted: number): IndexError =>
  new IndexError('INDEX_OTHER_VERSION', `The index has format ${found}; this engine reads ${wanted}.`, buildAgain);

export const truncated = (length: number, wanted: number): IndexError =>
  new IndexError('INDEX_TRUNCATED', `The index ends at byte ${length} of ${wanted}.`, buildAgain, { offset: length });

export const damaged = (message: string): IndexError => new IndexError('INDEX_DAMAGED', message, buildAgain);

export const sameKeyTwice = (key: string): IndexError =>
  new IndexError('INDEX_SAME_KEY_TWICE', `Two entries have the key ${key}.`, 'Give every entry a key of its own.', {
    key,
  });

export const workerStopped = (why: unknown): IndexError =>
  new IndexError(
    'INDEX_WORKER_STOPPED',
    `A thread stopped: ${why instanceof Error ? why.message : String(why)}`,
    'Try again with fewer threads; if it stops again, the machine lacks memory.',
  );
