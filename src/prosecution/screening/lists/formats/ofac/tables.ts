import type { PartHead } from '../../formats.ts';
import { isBeyondSdn } from '../../measures.ts';

export type OfacTable = 'prim' | 'alt' | 'add' | 'comments';

export const columnsOf: Readonly<Record<OfacTable, readonly string[]>> = {
  prim: [
    'ent_num',
    'SDN_Name',
    'SDN_Type',
    'Program',
    'Title',
    'Call_Sign',
    'Vess_type',
    'Tonnage',
    'GRT',
    'Vess_flag',
    'Vess_owner',
    'Remarks',
  ],
  alt: ['ent_num', 'alt_num', 'alt_type', 'alt_name', 'alt_remarks'],
  add: ['ent_num', 'add_num', 'Address', 'City_State_Postal', 'Country', 'Add_remarks'],
  comments: ['ent_num', 'comments'],
};

/** OFAC writes an empty cell as `-0- `. */
export const cellText = (cell: string | undefined): string =>
  cell === undefined || /^\s*-0-\s*$/.test(cell) ? '' : cell.trim();

export const isNumber = (cell: string | undefined): boolean => /^\s*\d{1,9}\s*$/.test(cell ?? '');

/** The table a part holds, by the shape of its first rows; `nearly` where the shape is off; null where it is no OFAC table. */
export function tableOf(head: PartHead): OfacTable | { readonly nearly: OfacTable; readonly width: number } | null {
  if (head.shape !== 'table') return null;
  const rows = head.rows(',').slice(0, 200);
  const numbered = rows.filter((cells) => isNumber(cells[0]));
  if (numbered.length === 0 || numbered.length < rows.length / 2) return null;
  const widths = new Map<number, number>();
  for (const cells of numbered) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width = 0] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [];
  const typical = numbered.filter((cells) => cells.length === width);
  const share = (fits: (cells: readonly string[]) => boolean) => typical.filter(fits).length / typical.length;
  const fits: Readonly<Record<OfacTable, number>> = {
    prim: width === 12 ? share((cells) => isPrimType(cells[2]) && cells[1] !== '') : 0,
    alt: width === 5 ? share((cells) => isNumber(cells[1]) && /^[afn]ka$/.test(cells[2]?.trim() ?? '')) : 0,
    add: width === 6 ? share((cells) => isNumber(cells[1])) : 0,
    comments: width === 2 ? share((cells) => !isNumber(cells[1])) : 0,
  };
  for (const table of ['prim', 'alt', 'add', 'comments'] as const) if (fits[table] >= 0.5) return table;
  if (!/-0- ?(?:,|\r?\n|$)/.test(head.text)) return null;
  const nearly = typical.some((cells) => cells.some(isPrimType))
    ? 'prim'
    : typical.some((cells) => cells.some(isAltType))
      ? 'alt'
      : 'add';
  return { nearly, width };
}

const isPrimType = (cell: string | undefined): boolean =>
  /^(?:individual|vessel|aircraft|entity|-0-)$/i.test(cell?.trim() ?? '');
const isAltType = (cell: string): boolean => /^[afn]ka$/.test(cell.trim());

export const programmesOf = (cell: string | undefined): readonly string[] =>
  cellText(cell)
    .split('] [')
    .map((tag) => tag.replace(/^\[|\]$/g, '').trim())
    .filter(Boolean);

/** The two primary tables have one shape; whose it is, the programmes of its first rows say. In doubt it is the SDN list. */
export function listOf(head: PartHead): 'us-ofac-sdn' | 'us-ofac-cons' {
  const rows = head.rows(',').filter((cells) => cells.length === 12);
  const beyond = rows.filter((cells) => {
    const tags = programmesOf(cells[3]);
    return tags.length > 0 && tags.some(isBeyondSdn) && !(tags.length === 1 && tags[0] === 'RUSSIA-EO14024');
  });
  return rows.length > 0 && beyond.length > rows.length / 2 ? 'us-ofac-cons' : 'us-ofac-sdn';
}
