import type { EntityName } from '../entity.ts';
import { NAME_FIELD_CHARS, squeeze } from '../new-entity.ts';

export interface AliasesRead {
  readonly names: readonly EntityName[];
  /** What stands behind a name and is none: `sub-unit name`. */
  readonly notes: readonly string[];
}

type Kind = EntityName['kind'];

/**
 * The names in one field that holds several: parted by `;` or lettered `a)`, `b)`; a name in its own script with readings behind it in
 * brackets, or the other way round; an acronym in brackets. What is none of these stays one name.
 */
export function readAliases(text: string, kind: Kind): AliasesRead {
  const names: EntityName[] = [];
  const notes: string[] = [];
  if (text.length > NAME_FIELD_CHARS) return { names: [{ text: squeeze(text), kind, lang: '' }], notes };
  for (const piece of split(text)) readPiece(piece, kind, names, notes, 0);
  return { names, notes };
}

/** Whether most letters are not Latin. */
export function inOwnScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 0 && latin * 2 < letters;
}

function readPiece(piece: string, kind: Kind, names: EntityName[], notes: string[], depth: number): void {
  const { head, groups } = brackets(piece);
  const add = (text: string, as: Kind = kind) => {
    const name = withoutQuotes(text);
    if (/[\p{L}\p{N}]/u.test(name))
      names.push({ text: name, kind: inOwnScript(name) ? 'original-script' : as, lang: '' });
  };
  if (groups.length === 0 || depth > 3) {
    add(piece);
    return;
  }
  let text = head;
  const later: (() => void)[] = [];
  for (const group of groups) {
    const inner = squeeze(group.replace(/^(?:in )?original script:?|^in \p{L}+ script:/iu, ''));
    if (/^(?:in )?original script$/i.test(squeeze(group))) continue;
    const formerly = /^(?:formerly|previously)(?: listed as| known as)?:? /i.exec(inner);
    if (formerly) later.push(() => add(inner.slice(formerly[0].length), 'fka'));
    else if (inner !== squeeze(group)) later.push(() => add(inner, 'original-script'));
    else if (inner.includes(';'))
      for (const one of split(inner)) later.push(() => readPiece(one, kind, names, notes, depth + 1));
    else if (inOwnScript(inner) !== inOwnScript(head)) {
      const [name = '', note = ''] = inner.split(/ [-–] /);
      later.push(() => add(name));
      notes.push(squeeze(note));
    } else if (isAcronym(inner)) later.push(() => add(inner, 'weak'));
    else text += ` (${group})`;
  }
  add(squeeze(text));
  for (const act of later) act();
}

/** The pieces between semicolons outside of brackets, and between letters that count. */
function split(text: string): readonly string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '(') depth += 1;
    else if (char === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 && (char === ';' || char === '؛' || char === '\n')) {
      pieces.push(text.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(text.slice(from));
  return pieces
    .flatMap((piece) => piece.split(/(?:^|[\s,])\(?[a-z]\)\s/))
    .map((piece) => squeeze(piece).replace(/^(?:a\.?k\.?a\.?|also known as|alias):?\s+/i, ''))
    .filter((piece) => piece !== '');
}

/** The text before the brackets at its end, and what is in each of them; no groups where brackets stand elsewhere or do not close. */
function brackets(piece: string): { head: string; groups: readonly string[] } {
  const groups: string[] = [];
  const first = piece.indexOf('(');
  if (first <= 0) return { head: piece, groups };
  let depth = 0;
  let from = first;
  for (let at = first; at < piece.length; at++) {
    const char = piece[at] ?? '';
    if (char === '(') {
      if (depth === 0) from = at + 1;
      depth += 1;
    } else if (char === ')') {
      depth -= 1;
      if (depth < 0) return { head: piece, groups: [] };
      if (depth === 0) groups.push(piece.slice(from, at));
    } else if (depth === 0 && !/[\s.,]/.test(char)) return { head: piece, groups: [] };
  }
  return depth === 0 ? { head: squeeze(piece.slice(0, first)), groups } : { head: piece, groups: [] };
}

const isAcronym = (text: string): boolean =>
  /^[A-Z][A-Z0-9/&.-]{1,11}$/.test(text) && text.replace(/[^A-Z]/g, '').length > 1;

const withoutQuotes = (text: string): string => squeeze(text.replace(/^["“”‘'«]+(.*?)["“”’'»]+$/u, '$1'));
