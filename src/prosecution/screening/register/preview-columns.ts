import { Refusal } from '../../../platform/errors/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { ListError } from '../lists/list-error.ts';
import { previewMapping } from '../lists/mapper/read-mapped-list.ts';
import { previewColumns as contract } from './imports/contract.ts';
import { partOf, rawPieces } from './raw-files.ts';

const shownRows = 10;

/** What the columns of an unknown table seem to hold, for a person to correct. */
export const previewColumns = useCaseInParts(contract, async ({ kernel, actor, orgId }, { file }) => {
  const pieces = await kernel.db.transaction(actor, (tx) => rawPieces(tx, orgId, file.sha256));
  try {
    const { rows, proposal } = await previewMapping(partOf(file.name, pieces));
    return {
      columns: proposal.columns.map((one) => ({ ...one, sample: [...one.sample] })),
      schema: proposal.schema,
      dateOrder: proposal.dateOrder,
      rows: rows.slice(0, shownRows).map(({ cells }) => [...cells]),
      total: rows.length,
    };
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    const { line } = error.place;
    throw new Refusal('SCREENING_TABLE_UNREADABLE', {}, [{ code: error.code, ...(line ? { line } : {}) }]);
  }
});
