import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { papers } from '../requests/queries.ts';
import { fileKind, plainName } from './file-kind.ts';

export interface Keeping {
  readonly kernel: Kernel;
  readonly tx: Tx;
  readonly orgId: Id;
}

const placeOf = (orgId: Id, id: Id) => ({ orgId, subjectId: id, address: `supply.file.content_sealed/${id}` as const });

export interface NewFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly addedBy: Id | null;
  /** Of an answer that nobody has looked at yet: the request, and what the sender says it is. */
  readonly held?: { readonly requestId: Id; readonly type: string };
  readonly documentId?: string;
}

/** Seals a file under a key of its own. @throws Refusal SUPPLY_FILE_EMPTY, SUPPLY_FILE_KIND */
export const keepFile = async ({ kernel, tx, orgId }: Keeping, { bytes, name, addedBy, held, documentId }: NewFile) => {
  const kind = fileKind(bytes, name);
  const id = newId(kernel.clock, kernel.random);
  const hash = sha256(bytes);
  const sealed = await kernel.vault.seal(tx, placeOf(orgId, id), bytes);
  await papers(tx)
    .insertInto('supply.file')
    .values({
      org_id: orgId,
      id,
      request_id: held?.requestId ?? null,
      type: held?.type ?? null,
      document_id: documentId ?? null,
      name: plainName(name),
      media_type: kind.type,
      ending: kind.ending,
      size: bytes.length,
      sha256: hash,
      content_sealed: sealed,
      added_by: addedBy,
      added_at: kernel.clock.now(),
    })
    .execute();
  return { id, sha256: hash, size: bytes.length, mediaType: kind.type, ending: kind.ending };
};

/** The bytes of a file. @throws Refusal SHREDDED */
export const openFile = ({ kernel, tx, orgId }: Keeping, id: Id, sealed: Uint8Array): Promise<Uint8Array> =>
  kernel.vault.open(tx, placeOf(orgId, id), sealed);
