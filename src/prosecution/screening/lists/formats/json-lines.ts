import { z } from 'zod';
import type { ListPart } from '../entity.ts';
import { ListError } from '../list-error.ts';
import { partText } from '../text.ts';

const LINE_CHARS = 4_000_000;

/** A value, or undefined where the text is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The lines of a part, one JSON value each; empty lines are passed over. `whole` is false for a last line without its line end.
 *
 * @throws ListError LIST_TOO_LARGE
 */
export async function readLines(
  part: ListPart,
  take: (text: string, line: number, whole: boolean) => void,
): Promise<void> {
  let rest = '';
  let line = 0;
  for await (const piece of partText(part)) {
    rest += piece;
    let from = 0;
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', from)) {
      line += 1;
      const text = rest.slice(from, end).trim();
      if (text !== '') take(text, line, true);
      from = end + 1;
    }
    rest = rest.slice(from);
    if (rest.length > LINE_CHARS)
      throw new ListError('LIST_TOO_LARGE', { file: part.name, line: line + 1, field: 'line' });
  }
  if (rest.trim() !== '') take(rest.trim(), line + 1, false);
}

/** A text or a number, as text; all else is ''. */
export const looseText = z.union([z.string(), z.number().transform(String)]).catch('');
