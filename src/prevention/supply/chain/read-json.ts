import { Refusal } from '../../../platform/errors/index.ts';

/**
 * A file of JSON in UTF-8.
 *
 * @throws Refusal of this code, with the line of the first fault and what stands around it
 */
export const jsonFrom = (bytes: Uint8Array, file: string, code: string): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const text = new TextDecoder().decode(bytes);
    const strange = text.indexOf('\ufffd');
    const at = strange < 0 ? firstFault(text) : strange;
    const says = `${text.slice(Math.max(0, at - around), at)} ▸ ${text.slice(at, at + around)}`;
    const line = text.slice(0, at).split('\n').length;
    throw new Refusal(code, {}, [{ file, line, says: says.replace(/[\s\p{C}\ufffd]+/gu, ' ').trim() }]);
  }
};

const around = 24;

const blank = /[ \t\n\r]*/y;
const word = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;
// a piece at a time: one expression for a string of millions of letters would be too much for the engine
const piece = /(?:[^"\\\p{Cc}]|[\u007f-\u009f]){1,10000}|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/uy;

const endOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/** Behind a string or a word that begins here, or -1. */
const endOfValue = (text: string, at: number): number => {
  if (text[at] !== '"') return endOf(word, text, at);
  let end = at + 1;
  for (let next = end; next >= 0; next = endOf(piece, text, end)) end = next;
  return text[end] === '"' ? end + 1 : -1;
};

const pairs: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Where text stops being JSON: the message of the engine names no place for most faults. */
const firstFault = (text: string): number => {
  const closers: string[] = [];
  let wants: readonly string[] = ['value'];
  for (let at = endOf(blank, text, 0); ; ) {
    const sign = text[at] ?? '';
    const closer = pairs[sign];
    const is = closer
      ? 'value'
      : '}],:'.includes(sign)
        ? sign
        : wants.includes('name') && sign === '"'
          ? 'name'
          : 'value';
    const end = is === 'name' || (is === 'value' && !closer) ? endOfValue(text, at) : at + 1;
    if (sign === '' || end < 0 || !wants.includes(is)) return at;
    if (closer) closers.push(closer);
    else if (is === closers.at(-1)) closers.pop();
    const outer = closers.at(-1) ?? '';
    if (closer) wants = closer === '}' ? ['name', '}'] : ['value', ']'];
    else if (is === 'name') wants = [':'];
    else if (is === ':') wants = ['value'];
    else if (is === ',') wants = outer === '}' ? ['name'] : ['value'];
    else wants = outer === '' ? [] : [',', outer];
    at = endOf(blank, text, end);
  }
};
