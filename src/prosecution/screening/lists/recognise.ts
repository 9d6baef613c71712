import { csvRows } from './csv.ts';
import type { ListPart } from './entity.ts';
import type { PartHead } from './formats.ts';
import { textHead } from './text.ts';

const HEAD_CHARS = 64 * 1024;

/**
 * Looks at the beginning of a part.
 *
 * @throws ListError LIST_NOT_TEXT, and whatever the part's bytes throw
 */
export async function partHead(part: ListPart): Promise<PartHead> {
  const text = await textHead(part, HEAD_CHARS);
  const shape = shapeOf(text);
  const cut = text.length >= HEAD_CHARS;
  const parsed = new Map<string, readonly (readonly string[])[]>();
  return {
    part,
    text,
    shape,
    root: shape === 'xml' ? rootOf(text) : { name: '', uri: '' },
    rows: (delimiter) => {
      const before = parsed.get(delimiter);
      if (before) return before;
      const rows = csvRows(text, delimiter).map(({ cells }) => cells);
      const whole = cut ? rows.slice(0, -1) : rows;
      parsed.set(delimiter, whole);
      return whole;
    },
  };
}

function shapeOf(text: string): PartHead['shape'] {
  const start = text.trimStart();
  if (start === '' || start === '\x1a') return 'empty';
  if (/^<!doctype\s+html|^<html\b/i.test(withoutProlog(start))) return 'html';
  if (start.startsWith('<')) return 'xml';
  return /^[[{]/.test(start) ? 'json' : 'table';
}

/** The text behind XML declaration, comments, processing instructions and blanks. */
function withoutProlog(text: string): string {
  return text.replace(/^(?:\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)+/, '');
}

function rootOf(text: string): { name: string; uri: string } {
  const start = withoutProlog(text).replace(/^<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>\s*/i, '');
  const tag = /^<(?:([^\s/>:]+):)?([^\s/>:]+)([^>]*)/.exec(start);
  const [, prefix, name = '', attributes = ''] = tag ?? [];
  const declared = new RegExp(`\\sxmlns${prefix ? `:${prefix.replace(/\W/g, '\\$&')}` : ''}\\s*=\\s*["']([^"']*)`);
  return { name, uri: declared.exec(attributes)?.[1] ?? '' };
}
