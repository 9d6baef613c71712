/** One thing that is wrong in what was handed in: where (`spells[0].rate`) and, by its code, what was wanted. */
export interface WageProblem {
  readonly path: string;
  readonly code: string;
}

/** Bad input. Nothing was computed. `problems` names every place, at most fifty. */
export class WageError extends Error {
  override readonly name = 'WageError';
  readonly code = 'WAGES_INPUT_INVALID';
  readonly problems: readonly WageProblem[];

  constructor(problems: readonly WageProblem[]) {
    super(problems.map(({ path, code }) => `${path || 'the file'}: ${code}`).join('; '));
    this.problems = problems;
  }
}

export const MOST_PROBLEMS = 50;

/** `['spells', 0, 'rate']` -> `spells[0].rate`; a name that is no plain name is shown cut. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part).slice(0, 60)}`))
    .join('');
