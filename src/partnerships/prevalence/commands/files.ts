import {
  type CaptureTable,
  canonicalText,
  dropList,
  mergeLists,
  readCaptureTable,
} from '../../../engines/prevalence/index.ts';
import { readTable } from '../../../engines/sheets/index.ts';
import type { CommandContext } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { refusing } from '../refused.ts';
import type { Repeated } from './options.ts';

/** The rows of a table file, CSV or XLSX. */
export const rowsOfFile = async (context: CommandContext, path: string): Promise<readonly (readonly string[])[]> => {
  const { bytes } = await context.readFile(path);
  return refusing(path, () => readTable(bytes).sheets[0]?.rows ?? []);
};

export const jsonOfFile = async (context: CommandContext, path: string): Promise<unknown> => {
  const { bytes } = await context.readFile(path);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    return refuse('PREVALENCE_FILE_UNREADABLE', {}, [{ file: path, says: (error as Error).message }]);
  }
};

/** A capture table with the lists merged and dropped as asked, and the hash of what is left. */
export const tableOfFile = async (
  context: CommandContext,
  path: string,
  { drop = [], merge = [] }: Repeated = {},
): Promise<{ readonly table: CaptureTable; readonly sha256: string }> => {
  const rows = await rowsOfFile(context, path);
  return refusing(path, () => {
    let table = readCaptureTable(rows);
    for (const lists of merge)
      table = mergeLists(
        table,
        lists.split(',').map((name) => name.trim()),
      );
    for (const list of drop) table = dropList(table, list);
    if (table.lists.length < 2) refuse('PREVALENCE_LISTS_NUMBER', { found: table.lists.length, most: 10 });
    if (table.cells.length === 0) refuse('PREVALENCE_NOBODY');
    return { table, sha256: sha256(canonicalText(table)) };
  });
};

export const tableFacts = ({ table, sha256: hash }: { table: CaptureTable; sha256: string }) => ({
  lists: table.lists,
  cases: table.cells.reduce((sum, { count }) => sum + count, 0),
  cells: table.cells.filter(({ count }) => count > 0).length,
  sha256: hash,
});
