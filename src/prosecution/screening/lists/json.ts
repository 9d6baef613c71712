import type { ListPart } from './entity.ts';
import { ListError } from './list-error.ts';
import { partText } from './text.ts';

export interface JsonReading {
  /** Keys from the root to the array whose items are handed over, joined by `.` (`results`, `response.ZPROCSUPP`); '' is the root itself. */
  readonly items: string;
  /** One item, parsed; `raw` is its source text, unchanged; `line` where it begins. */
  item(value: unknown, raw: string, line: number): void;
}

export interface JsonLimits {
  readonly depth: number;
  readonly itemChars: number;
}

export const JSON_LIMITS: JsonLimits = { depth: 64, itemChars: 4_000_000 };

/**
 * Streams a JSON document and hands over the items of one array, one by one. Gives the plain values (text, numbers, true, false, null)
 * of the root object, which say how many items there should be.
 *
 * @throws ListError JSON_BROKEN, LIST_TRUNCATED, LIST_TOO_LARGE, and whatever the part's bytes throw
 */
export async function readJson(
  part: ListPart,
  reading: JsonReading,
  limits: JsonLimits = JSON_LIMITS,
): Promise<ReadonlyMap<string, unknown>> {
  const file = part.name;
  const values = new Map<string, unknown>();
  const stack: Frame[] = [];
  let text = '';
  let line = 1;
  let inString = false;
  let escaped = false;
  let ended = false;
  let found = false;
  let itemDepth = -1;
  let itemLine = 0;
  /** Where the item, the plain value of the root and the string at hand begin in `text`; -1 where there is none. */
  let itemFrom = -1;
  let valueFrom = -1;
  let stringFrom = -1;

  const broken = (value: string) => new ListError('JSON_BROKEN', { file, line, value });
  const parse = (raw: string): unknown => {
    try {
      return JSON.parse(raw);
    } catch (error) {
      throw broken(error instanceof Error ? error.message : '');
    }
  };
  const path = () => stack.flatMap(({ open, key }) => (open === '{' ? [key] : [])).join('.');

  const finishItem = (to: number): void => {
    const raw = text.slice(itemFrom, to).trim();
    itemFrom = to + 1;
    if (raw !== '') reading.item(parse(raw), raw, itemLine);
    itemLine = 0;
  };
  const finishValue = (to: number): void => {
    const raw = valueFrom === -1 ? '' : text.slice(valueFrom, to).trim();
    valueFrom = -1;
    if (raw !== '' && stack[0]) values.set(stack[0].key, parse(raw));
  };
  const opens = (open: '{' | '[', at: number): void => {
    if (ended) throw broken(open);
    if (stack.length >= limits.depth) throw new ListError('LIST_TOO_LARGE', { file, line, field: 'depth' });
    valueFrom = -1;
    const wanted = open === '[' && !found && path() === reading.items;
    stack.push({ open, key: '', expectsKey: open === '{' });
    if (!wanted) return;
    found = true;
    itemDepth = stack.length;
    itemFrom = at + 1;
  };
  const closes = (open: '{' | '[', at: number): void => {
    if (stack.at(-1)?.open !== open) throw broken(open === '{' ? '}' : ']');
    if (stack.length === itemDepth) {
      finishItem(at);
      itemFrom = -1;
      itemDepth = -1;
    } else if (stack.length === 1) finishValue(at);
    stack.pop();
    ended = stack.length === 0;
  };
  const names = (top: Frame, at: number): void => {
    if (top.open !== '{' || !top.expectsKey) return;
    top.key = String(parse(text.slice(stringFrom, at).trim()));
    top.expectsKey = false;
    if (stack.length === 1) valueFrom = at + 1;
  };
  const parts = (top: Frame, at: number): void => {
    if (stack.length === itemDepth) finishItem(at);
    else if (top.open === '{') {
      if (stack.length === 1) finishValue(at);
      top.expectsKey = true;
    }
  };

  let at = 0;
  for await (const piece of partText(part)) {
    text += piece;
    for (; at < text.length; at++) {
      const char = text[at] ?? '';
      if (char === '\n') line += 1;
      if (inString) {
        if (escaped) escaped = false;
        else if (char === '\\') escaped = true;
        else if (char === '"') inString = false;
        continue;
      }
      if (char === ' ' || char === '\n' || char === '\r' || char === '\t') continue;
      if (itemFrom !== -1 && itemLine === 0) itemLine = line;
      const top = stack.at(-1);
      if (char === '{' || char === '[') opens(char, at);
      else if (char === '}') closes('{', at);
      else if (char === ']') closes('[', at);
      else if (char === '"') {
        inString = true;
        stringFrom = at;
      } else if (char === ':' && top) names(top, at);
      else if (char === ',' && top) parts(top, at);
      else if (!top) throw broken(char);
    }
    const needed = [itemFrom, valueFrom, itemFrom === -1 ? stringFrom : -1].filter((from) => from !== -1);
    const from = Math.min(at, ...needed);
    if (text.length - from > limits.itemChars) throw new ListError('LIST_TOO_LARGE', { file, line, field: 'item' });
    text = text.slice(from);
    at -= from;
    itemFrom = itemFrom === -1 ? -1 : itemFrom - from;
    valueFrom = valueFrom === -1 ? -1 : valueFrom - from;
    stringFrom = stringFrom < from ? -1 : stringFrom - from;
  }
  if (!ended) throw new ListError('LIST_TRUNCATED', { file, line });
  if (!found) throw broken(reading.items);
  return values;
}

interface Frame {
  readonly open: '{' | '[';
  key: string;
  expectsKey: boolean;
}
