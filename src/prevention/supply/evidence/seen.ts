import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { ChainDocument } from '../chain/contract.ts';
import type { Seen } from '../package/build-package.ts';
import { papers } from '../requests/queries.ts';

export interface KeptFile {
  readonly id: Id;
  readonly ending: string;
  readonly size: number;
  readonly sha256: string;
}

/** The files that are kept here, by the document they belong to. */
export const keptFiles = async (tx: Tx, orgId: Id): Promise<ReadonlyMap<string, KeptFile>> => {
  const rows = await papers(tx)
    .selectFrom('supply.file')
    .select(['document_id', 'id', 'ending', 'size', 'sha256'])
    .where('org_id', '=', orgId)
    .where('document_id', 'is not', null)
    .execute();
  return new Map(rows.flatMap(({ document_id, ...file }) => (document_id === null ? [] : [[document_id, file]])));
};

/** Whether the paper that the chain speaks of is kept here, as its hash says. */
export const seenIn =
  (files: ReadonlyMap<string, KeptFile>) =>
  ({ id, sha256 }: ChainDocument): Seen => {
    const file = files.get(id);
    if (!file) return sha256 === undefined ? 'no-file' : 'not-here';
    return file.sha256 === sha256 ? 'seen' : 'hash-differs';
  };
