import { type CsvEnd, readCsv } from '../../csv.ts';
import type { ListedEntity, ListReading } from '../../entity.ts';
import type { ListFormat, PartHead } from '../../formats.ts';
import { ListError } from '../../list-error.ts';
import type { Problems } from '../../problems.ts';
import { createTally, type Tally } from '../../tally.ts';
import { textProblems } from '../../text-problems.ts';
import { legacyEntity, type TableRow } from './legacy-entity.ts';
import { cellText, columnsOf, isNumber, listOf, type OfacTable, tableOf } from './tables.ts';

type Side = Exclude<OfacTable, 'prim'>;
type Sides = Readonly<Record<Side, Map<string, TableRow[]>>>;

const REMARKS_CUT_AT = 1_000;

/** OFAC's legacy CSV: `sdn`, `alt`, `add`, `comments`, and the same for the consolidated lists (`cons_prim`, …). No header, told by shape. */
export const ofacLegacyCsv: ListFormat = {
  id: 'ofac-legacy-csv',
  listIds: ['us-ofac-sdn', 'us-ofac-cons'],
  recognise: (heads) => {
    const tables = heads.map(tableOf);
    if (tables.some((table) => table === null)) return false;
    const at = tables.findIndex((table) => typeof table === 'object');
    const off = tables[at];
    if (!off || typeof off === 'string') return true;
    const expected = columnsOf[off.nearly].length;
    return {
      code: 'LIST_WRONG_COLUMNS',
      file: heads[at]?.part.name ?? '',
      field: `${expected}: ${columnsOf[off.nearly].join(', ')}`,
      value: String(off.width),
    };
  },
  read: readLegacy,
};

async function readLegacy(heads: readonly PartHead[], take: (entity: ListedEntity) => void): Promise<ListReading> {
  const tally = createTally(ofacLegacyCsv.id, ofacLegacyCsv.listIds, take);
  const { problems } = tally;
  let blank = 0;
  const parts = heads.map((head) => ({ head, table: tableOf(head) }));
  const of = (table: OfacTable) => parts.filter((part) => part.table === table).map(({ head }) => head);
  const prims = of('prim').map((head) => ({ head, listId: listOf(head) }));
  checkTables(prims, of, problems);

  const ends: { readonly head: PartHead; readonly end: CsvEnd }[] = [];
  const sides: Sides = { alt: new Map(), add: new Map(), comments: new Map() };
  for (const table of ['alt', 'add', 'comments'] as const) {
    for (const head of of(table)) {
      const end = await readTable(head, table, problems, tally, (row) => {
        const uid = row.cells[0]?.trim() ?? '';
        const before = sides[table].get(uid);
        if (before) before.push(row);
        else sides[table].set(uid, [row]);
      });
      ends.push({ head, end });
    }
  }
  // who is named beside the parties and not yet met among them
  const unmet = new Set([...sides.alt.keys(), ...sides.add.keys(), ...sides.comments.keys()]);
  for (const { head, listId } of prims) {
    const file = head.part.name;
    let cutRemarks = 0;
    const end = await readTable(head, 'prim', problems, tally, (row) => {
      const uid = row.cells[0]?.trim() ?? '';
      const at = { file, line: row.line };
      unmet.delete(uid);
      const comments = sides.comments.get(uid) ?? [];
      if (comments.length === 0 && (row.cells[11]?.length ?? 0) >= REMARKS_CUT_AT) cutRemarks += 1;
      const { alt = [], add = [] } = { alt: sides.alt.get(uid), add: sides.add.get(uid) };
      const { entity, remarks, blankAddresses } = legacyEntity({ listId, prim: row, alt, add, comments });
      for (const value of remarks.badDates)
        problems.add({ code: 'DATE_NOT_READ', weight: 'note', ...at, field: 'Remarks', value });
      blank += blankAddresses;
      tally.take(entity, at);
    });
    ends.push({ head, end });
    if (cutRemarks > 0)
      problems.add({
        code: 'OFAC_COMMENTS_MISSING',
        weight: 'note',
        file,
        field: 'Remarks',
        value: String(cutRemarks),
      });
  }
  const orphans = prims.length > 0 ? reportOrphans(sides, unmet, of, problems) : 0;
  checkEndMarks(ends, orphans, problems);
  for (const { part } of heads) await textProblems(part, problems);
  const reading = tally.reading('', [...new Set(prims.map(({ listId }) => listId))]);
  // an address row that says nothing is still a row of the list
  return { ...reading, counts: { ...reading.counts, addresses: reading.counts.addresses + blank } };
}

function checkTables(
  prims: readonly { readonly head: PartHead; readonly listId: string }[],
  of: (table: OfacTable) => readonly PartHead[],
  problems: Problems,
): void {
  const lists = new Set(prims.map(({ listId }) => listId));
  if (lists.size < prims.length)
    problems.fatal(new ListError('LIST_TABLE_TWICE', { file: prims.at(-1)?.head.part.name ?? '', field: 'prim' }));
  for (const table of ['prim', 'alt'] as const)
    if (of(table).length === 0) problems.fatal(new ListError('LIST_TABLE_MISSING', { field: table }));
  // without addresses every name is still found; without names it is not
  if (of('add').length === 0 && prims.length > 0) problems.add({ code: 'TABLE_MISSING', weight: 'note', field: 'add' });
}

async function readTable(
  head: PartHead,
  table: OfacTable,
  problems: Problems,
  tally: Tally,
  take: (row: TableRow) => void,
): Promise<CsvEnd> {
  const file = head.part.name;
  const columns = columnsOf[table];
  let last: { readonly line: number; readonly width: number; readonly raw: string } | undefined;
  const end = await readCsv(head.part, ',', ({ cells, line, raw, badQuote }) => {
    tally.row(table);
    last = { line, width: cells.length, raw };
    const reject = (code: string, field: string) =>
      problems.add({ code, weight: 'reject', file, line, field, value: raw });
    if (cells.length !== columns.length) reject('ROW_WIDTH', String(columns.length));
    else if (!isNumber(cells[0])) reject('NO_ID', columns[0] ?? '');
    else if (cellText(cells[table === 'prim' ? 1 : table === 'alt' ? 3 : 0]) === '')
      reject('NO_NAME', columns[table === 'prim' ? 1 : 3] ?? '');
    else {
      if (badQuote) problems.add({ code: 'QUOTE_WITHIN', weight: 'note', file, line, value: raw });
      take({ cells, line, raw });
    }
  });
  if (end.openQuote > 0) throw new ListError('LIST_TRUNCATED', { file, line: end.openQuote, field: 'quote' });
  if (last && end.noLineEnd && !end.endMark && (last.width !== columns.length || !/(?:"|-0- ?)$/.test(last.raw)))
    throw new ListError('LIST_TRUNCATED', { file, line: last.line, field: 'row', value: last.raw });
  return end;
}

/** Rows of the side tables whose party is not in the list: reported, and no reason to refuse the list. */
function reportOrphans(
  sides: Sides,
  unmet: ReadonlySet<string>,
  of: (table: OfacTable) => readonly PartHead[],
  problems: Problems,
): number {
  let orphans = 0;
  for (const table of ['alt', 'add', 'comments'] as const) {
    for (const [uid, rows] of sides[table]) {
      if (!unmet.has(uid)) continue;
      if (table !== 'comments') orphans += rows.length;
      const file = of(table)[0]?.part.name ?? '';
      for (const { line } of rows)
        problems.add({ code: 'ROW_ORPHAN', weight: 'reject', file, line, field: 'ent_num', value: uid });
    }
  }
  return orphans;
}

/** OFAC ends each file with 0x1A. One without it beside others that have it, or with names of parties it lacks, was cut. */
function checkEndMarks(
  ends: readonly { readonly head: PartHead; readonly end: CsvEnd }[],
  orphans: number,
  problems: Problems,
): void {
  const unmarked = ends.filter(({ end }) => !end.endMark);
  const cut = unmarked.length > 0 && (unmarked.length < ends.length || orphans > 0);
  for (const { head } of unmarked) {
    const place = { file: head.part.name, field: '0x1A' };
    if (cut) problems.fatal(new ListError('LIST_TRUNCATED', place));
    else problems.add({ code: 'END_MARK_MISSING', weight: 'note', ...place });
  }
}
