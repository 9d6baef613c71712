import type { z } from 'zod';
import { RuleError } from './errors.ts';
import { RulePack } from './pack.ts';

const DEEPEST = 60;
const MOST_PARTS = 2_000_000;

/** Reads a pack's JSON. Shapes only: `lint` and `decide` look at what its names mean. @throws RuleError RULE_PACK_INVALID, RULE_PACK_TOO_DEEP, with the path */
export function readPack(json: unknown): RulePack {
  boundDepth(json);
  const parsed = RulePack.safeParse(json);
  if (parsed.success) return parsed.data;
  const { path, message } = nearest(parsed.error.issues, []);
  throw new RuleError('RULE_PACK_INVALID', message, path.map(step).join('').replace(/^\./, '') || 'pack');
}

const step = (part: PropertyKey): string => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`);

interface Found {
  path: PropertyKey[];
  message: string;
}

/** Where a part may have one of several shapes, the shape that was meant is the one in which most could be read. */
function nearest(issues: readonly z.core.$ZodIssue[], before: PropertyKey[]): Found {
  const [issue] = issues;
  if (!issue) return { path: before, message: 'The pack could not be read.' };
  const path = [...before, ...issue.path];
  if (issue.code !== 'invalid_union') return { path, message: issue.message };
  const meant = issue.errors
    .filter((branch) => !branch.some((one) => one.code === 'unrecognized_keys' && one.path.length === 0))
    .map((branch) => nearest(branch, path))
    .sort((a, b) => b.path.length - a.path.length)[0];
  return meant && meant.path.length > path.length
    ? meant
    : { path, message: 'This is none of the shapes that a rule can have here.' };
}

/** Before anything recursive looks at it. */
function boundDepth(json: unknown): void {
  let level: unknown[] = [json];
  let parts = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    parts += level.length;
    if (depth > DEEPEST)
      throw new RuleError('RULE_PACK_TOO_DEEP', `The pack nests deeper than ${DEEPEST} levels.`, 'pack');
    if (parts > MOST_PARTS)
      throw new RuleError('RULE_PACK_TOO_DEEP', `The pack holds more than ${MOST_PARTS} parts.`, 'pack');
    level = level.flatMap((one) => (one !== null && typeof one === 'object' ? Object.values(one) : []));
  }
}
