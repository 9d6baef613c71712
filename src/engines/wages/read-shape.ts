import type { z } from 'zod';
import { MOST_PROBLEMS, pathText, WageError, type WageProblem } from './errors.ts';

type Issue = z.core.$ZodIssue;

/** Reads a shape, or names everything that is wrong with it. @throws WageError */
export function readShape<T>(shape: z.ZodType<T>, given: unknown): T {
  const read = shape.safeParse(given, { reportInput: false });
  if (read.success) return read.data;
  throw new WageError(read.error.issues.flatMap((issue) => problemsOf(issue, [])).slice(0, MOST_PROBLEMS));
}

function problemsOf(issue: Issue, above: readonly PropertyKey[]): WageProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pathText([...path, key]), code: 'WAGES_FIELD_UNKNOWN' }));
  if (issue.code === 'invalid_union') {
    // the branch that got furthest says best what is wrong inside
    const inside = issue.errors.flat().filter((one) => one.path.length > 0 || one.code === 'unrecognized_keys');
    if (inside.length > 0) return inside.flatMap((one) => problemsOf(one, path));
  }
  return [{ path: pathText(path), code: /^WAGES_[A-Z_]+$/.test(issue.message) ? issue.message : 'WAGES_WANTS_OBJECT' }];
}
