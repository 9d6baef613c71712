import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import type { ListPart } from '../entity.ts';
import { ListError } from '../list-error.ts';
import { squeeze } from '../new-entity.ts';
import { partText } from '../text.ts';

/** A page in order: its texts, block by block, and its tables, row by row. */
export type HtmlPiece =
  | { readonly kind: 'text'; readonly text: string; readonly tag: string; readonly line: number }
  | { readonly kind: 'table'; readonly rows: readonly HtmlRow[]; readonly line: number };

export interface HtmlRow {
  readonly cells: readonly string[];
  readonly line: number;
}

const PAGE_CHARS = 20_000_000;
const blocks = new Set(
  'address article aside blockquote br dd div dl dt figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p section ul title'.split(
    ' ',
  ),
);
const rawText: ReadonlyMap<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['noscript', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['textarea', TokenizerMode.RCDATA],
  ['title', TokenizerMode.RCDATA],
]);

/**
 * Reads a page with the tokenizer of the HTML standard: no tree is built, so neither depth nor misnesting costs anything. Nothing of the
 * page is run or fetched.
 *
 * @throws ListError LIST_TOO_LARGE, LIST_TRUNCATED where the page ends within a table
 */
export async function htmlPieces(part: ListPart): Promise<readonly HtmlPiece[]> {
  const file = part.name;
  const pieces: HtmlPiece[] = [];
  let text = '';
  let textLine = 1;
  let tag = '';
  let unread = '';
  let table: { rows: { cells: string[]; line: number }[]; line: number } | null = null;
  let inCell = false;

  const flush = (next: string) => {
    const plain = squeeze(text);
    if (plain !== '' && !table) pieces.push({ kind: 'text', text: plain, tag, line: textLine });
    text = '';
    tag = next;
  };
  const endCell = () => {
    if (table && inCell) table.rows.at(-1)?.cells.push(squeeze(text));
    text = '';
    inCell = false;
  };
  const endTable = () => {
    if (!table) return;
    endCell();
    pieces.push({ kind: 'table', rows: table.rows.filter(({ cells }) => cells.length > 0), line: table.line });
    table = null;
  };
  const lineOf = (token: { location: Token.Location | null }) => token.location?.startLine ?? 0;
  const characters = ({ chars, location }: Token.CharacterToken) => {
    if (unread !== '') return;
    if (text === '') textLine = location?.startLine ?? 0;
    text += chars;
  };
  const onStartTag = (token: Token.TagToken) => {
    const name = token.tagName;
    const mode = rawText.get(name);
    if (mode !== undefined && !token.selfClosing) {
      tokenizer.state = mode;
      if (name !== 'title') unread = name;
    }
    if (name === 'table') {
      endTable();
      flush(name);
      table = { rows: [], line: lineOf(token) };
    } else if (name === 'tr' && table) {
      endCell();
      table.rows.push({ cells: [], line: lineOf(token) });
    } else if ((name === 'td' || name === 'th') && table) {
      endCell();
      inCell = true;
    } else if (blocks.has(name)) {
      if (table) text += ' ';
      else flush(name);
    }
  };
  const onEndTag = ({ tagName }: Token.TagToken) => {
    if (tagName === unread) unread = '';
    if (tagName === 'table') endTable();
    else if ((tagName === 'td' || tagName === 'th' || tagName === 'tr') && table) endCell();
    else if (blocks.has(tagName)) {
      if (table) text += ' ';
      else flush('');
    }
  };
  const ignore = () => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag,
      onEndTag,
      onCharacter: characters,
      onWhitespaceCharacter: characters,
      onNullCharacter: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  );

  let page = '';
  for await (const piece of partText(part)) {
    page += piece;
    if (page.length > PAGE_CHARS) throw new ListError('LIST_TOO_LARGE', { file, field: 'page' });
  }
  tokenizer.write(page, true);
  flush('');
  if (table !== null) throw new ListError('LIST_TRUNCATED', { file, field: 'table' });
  return pieces;
}
