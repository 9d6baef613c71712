import type { ListedEntity } from '../../entity.ts';

export interface CrossReferences {
  know(name: string, samNumber: string, get: (column: string) => string): void;
  linksOf(cell: string, self: string): ListedEntity['links'];
}

const fold = (name: string): string => name.replace(/[.'"]/g, '').replace(/\s+/g, ' ').trim().toUpperCase();
const legalForm =
  /^(?:L\.?L\.?C|INC|CORP|CO|LTD|LLP|LP|L\.?P|P\.?C|PLLC|PA|P\.?A|S\.?A|S\.?A\.? DE C\.?V|S DE RL DE CV|GMBH|JR|SR|I{2,3}|IV|M\.?D|D\.?D\.?S)\.?$/i;

/** Who is meant by `(also A, B)`. Persons stand there without their middle name, companies with commas of their own. */
export function createCrossReferences(): CrossReferences {
  const known = new Map<string, string>();
  const learn = (name: string, samNumber: string) => {
    const key = fold(name);
    if (key === '' || samNumber === '') return;
    // a name that two parties bear points at neither
    known.set(key, known.has(key) && known.get(key) !== samNumber ? '' : samNumber);
  };
  return {
    know: (name, samNumber, get) => {
      const spellings = [
        name,
        [get('First'), get('Last')].join(' '),
        [get('First'), get('Last'), get('Suffix')].join(' '),
        [get('First'), get('Middle'), get('Last')].join(' '),
      ];
      for (const spelling of new Set(spellings.map(fold))) learn(spelling, samNumber);
    },
    linksOf: (cell, self) =>
      namesIn(cell, (name) => known.has(fold(name)))
        .map((target) => ({ type: 'cross-reference', target, targetId: known.get(fold(target)) ?? '' }))
        .filter(({ targetId }) => targetId !== self),
  };
}

/** The longest run of pieces that is a known name is one name; an unknown piece takes a legal form behind it along. */
function namesIn(cell: string, isKnown: (name: string) => boolean): readonly string[] {
  const inside = /^\s*\(\s*also\s+(.*?)\s*\)?\s*$/is.exec(cell)?.[1] ?? cell;
  const pieces = inside.split(/,\s*/).filter(Boolean);
  const names: string[] = [];
  for (let from = 0; from < pieces.length; ) {
    let to = Math.min(pieces.length, from + 6);
    while (to > from + 1 && !isKnown(pieces.slice(from, to).join(', '))) to -= 1;
    if (to === from + 1) while (to < pieces.length && legalForm.test(pieces[to] ?? '')) to += 1;
    names.push(pieces.slice(from, to).join(', '));
    from = to;
  }
  return names;
}
