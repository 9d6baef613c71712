import { broken } from './errors.ts';
import type { SheetLimits } from './limits.ts';
import { type DateFormat, dateFormat } from './xlsx-formats.ts';
import { MAIN } from './xlsx-names.ts';
import { readXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** The most cell formats a workbook may hold. */
const MOST_STYLES = 65_490;

/** For every cell style of the workbook, whether it shows a date. */
export function readStyles(archive: Archive, part: string, limits: SheetLimits): (DateFormat | null)[] {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  readXml({ part, chunks: archive.read(part), namespaces: MAIN }, limits, {
    open(tag) {
      if (tag.name === 'cellXfs') inCells = true;
      if (tag.name === 'numFmt') codes.set(Number(tag.attribute('numFmtId')), tag.attribute('formatCode') ?? '');
      if (tag.name === 'xf' && inCells) ids.push(Number(tag.attribute('numFmtId') ?? 0));
      if (ids.length > MOST_STYLES)
        throw broken(`The workbook defines more than ${MOST_STYLES} cell formats.`, { part });
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return ids.map((id) => dateFormat(id, codes.get(id)));
}
