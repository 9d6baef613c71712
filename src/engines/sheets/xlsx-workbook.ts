import { tooLarge } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import { unknownFormat } from './recognise.ts';
import { MAIN, RELATION_IDS } from './xlsx-names.ts';
import { readRelations } from './xlsx-relations.ts';
import { readXml } from './xml.ts';
import type { Archive } from './zip.ts';

export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  /** What the tab leads to; null for a chart or another thing that is no table, or where nothing is there. */
  readonly part: string | null;
}

export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  readonly date1904: boolean;
  readonly strings: string | null;
  readonly styles: string | null;
  readonly macros: boolean;
}

/** Finds the workbook in the container and what its tabs lead to. */
export function readWorkbook(archive: Archive, limits: SheetLimits): Workbook {
  const part = findWorkbook(archive, limits);
  const relations = readRelations(archive, part, limits);
  const first = (kind: string) => relations.find((relation) => relation.kind === kind)?.target ?? null;
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  readXml({ part, chunks: archive.read(part), namespaces: MAIN }, limits, {
    open(tag) {
      if (tag.name === 'workbookPr') date1904 = ['1', 'true', 'on'].includes(tag.attribute('date1904') ?? '');
      if (tag.name !== 'sheet') return;
      if (sheets.length >= limits.sheets)
        throw tooLarge(`The workbook has more than ${limits.sheets} sheets.`, { part });
      const id = tag.attributeIn(RELATION_IDS, 'id');
      const relation = relations.find((found) => found.id === id && found.kind === 'worksheet');
      const hidden = ['hidden', 'veryHidden'].includes(tag.attribute('state') ?? '');
      sheets.push({ name: tag.attribute('name') ?? '', hidden, part: relation?.target ?? null });
    },
  });
  return {
    sheets,
    date1904,
    strings: first('sharedStrings'),
    styles: first('styles'),
    macros: first('vbaProject') !== null,
  };
}

function findWorkbook(archive: Archive, limits: SheetLimits): string {
  const main = readRelations(archive, '', limits).find((relation) => relation.kind === 'officeDocument')?.target;
  if (main && /(^|\/)workbook[^/]*\.xml$/i.test(main)) return main;
  if (main?.endsWith('.bin')) throw unknownFormat('The file is a binary workbook (.xlsb).');
  if (main) throw unknownFormat('The file is an Office document, but no workbook.');
  if (archive.has('xl/workbook.xml')) return 'xl/workbook.xml';
  if (archive.has('content.xml')) throw unknownFormat('The file is an OpenDocument file (.ods).');
  throw unknownFormat('The file is a ZIP archive that holds no workbook.');
}
