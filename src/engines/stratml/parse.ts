import { decodeXml } from './decode.ts';
import { StratmlError } from './errors.ts';
import { documentFromTree } from './from-tree.ts';
import { readTree, type StratmlLimits } from './tree.ts';
import type { StratmlDocument } from './types.ts';

const DEFAULT_LIMITS: StratmlLimits = { size: 32 * 1024 * 1024, elements: 500_000 };

/** Reads a StratML Part 2 file, or a Part 1 strategic plan as one. Bytes are decoded strictly; text is taken as it is. */
export function parseStratml(input: string | Uint8Array, limits: Partial<StratmlLimits> = {}): StratmlDocument {
  const all = { ...DEFAULT_LIMITS, ...limits };
  if (input.length > all.size) {
    const place = { line: null, column: null, element: '' };
    throw new StratmlError('STRATML_TOO_LARGE', `The file is larger than ${all.size} bytes.`, 'Split the plan.', place);
  }
  const text = typeof input === 'string' ? input : decodeXml(input);
  return documentFromTree(readTree(text, all));
}
