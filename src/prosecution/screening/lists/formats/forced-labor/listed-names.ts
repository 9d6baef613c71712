import type { EntityName } from '../../entity.ts';
import { NAME_FIELD_CHARS, squeeze } from '../../new-entity.ts';

/** A party as one cell of the UFLPA Entity List names it. */
export interface NamesRead {
  readonly names: readonly EntityName[];
  /** Whom the entry reaches beside the party itself: `and subsidiaries`. */
  readonly reach: string;
}

const wording =
  /^(?:(?:and|including) (?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:aliases|alias)\s*:|also known as|a\/?k\/?a|formerly known as|f\/?k\/?a)\s*/i;
const turn = /(?:[;,]\s*)?\b(?:and\s+)?((?:also|formerly) known as)\s+/gi;
const legalForm = String.raw`(?:Co\.?|Ltd\.?|Limited|Inc\.?|Corp\.?|Corporation|Company|LLC|L\.L\.C\.|S\.A\.|C\.V\.|S\.R\.L\.|D\.O\.O\.|GmbH|Group)`;
const joined = new RegExp(String.raw`(?<=${legalForm}\s?),?\s+and\s+(?=[A-Z])`, 'g');
const reaching = /,?\s+and\s+(?:its\s+|their\s+)?(?:subordinates?\b.*|subsidiaries\b.*|affiliate[sd]?\b.*)$/i;

/**
 * The names in a cell. Aliases stand in brackets in at least six wordings: `also known as A; B; and C`, `formerly known as`,
 * `including one alias: …`, `and two aliases: …`, and two of them in a row.
 */
export function readNamesCell(cell: string): NamesRead {
  if (cell.length > NAME_FIELD_CHARS) return { names: [{ text: squeeze(cell), kind: 'primary', lang: '' }], reach: '' };
  const { before, inner, after } = aliasBrackets(squeeze(cell));
  const reach = [before, after].map((text) => reaching.exec(` ${text}`)?.[0] ?? '').join('');
  const primary = squeeze(before.replace(reaching, '').replace(/[,;]$/, ''));
  const acronym = /^(.+?) \(([A-Z]{2,8})\)$/.exec(primary);
  const names: EntityName[] = [{ text: acronym?.[1] ?? primary, kind: 'primary', lang: '' }];
  if (acronym?.[2]) names.push({ text: acronym[2], kind: 'aka', lang: '' });
  let kind: EntityName['kind'] = /^(?:formerly|f\/?k\/?a)/i.test(inner) ? 'fka' : 'aka';
  const parts = inner.replace(wording, '').split(turn);
  parts.forEach((part, index) => {
    if (index % 2 === 1) kind = /^formerly/i.test(part) ? 'fka' : 'aka';
    else for (const text of aliasesIn(part)) names.push({ text, kind, lang: '' });
  });
  return { names, reach: squeeze(reach.replace(/^,/, '')) };
}

/** Semicolons part the aliases, the last with `and`; a bare `and` parts only what stands behind a legal form. */
export function aliasesIn(text: string): readonly string[] {
  return text
    .split(';')
    .map((piece) => squeeze(piece).replace(/^and\s+/i, ''))
    .flatMap((piece) => piece.split(joined))
    .map((piece) => squeeze(piece).replace(/[,;]$/, ''))
    .filter((piece) => piece !== '');
}

/** The brackets that hold aliases, with their inner brackets; a name may have brackets of its own before them. */
function aliasBrackets(cell: string): { before: string; inner: string; after: string } {
  for (let open = cell.indexOf('('); open !== -1; open = cell.indexOf('(', open + 1)) {
    if (!wording.test(cell.slice(open + 1))) continue;
    let depth = 0;
    for (let at = open; at < cell.length; at++) {
      if (cell[at] === '(') depth += 1;
      if (cell[at] === ')') depth -= 1;
      if (depth === 0)
        return { before: cell.slice(0, open).trim(), inner: cell.slice(open + 1, at), after: cell.slice(at + 1) };
    }
    return { before: cell.slice(0, open).trim(), inner: cell.slice(open + 1), after: '' };
  }
  return { before: cell, inner: '', after: '' };
}
