import { gunzipSync, gzipSync } from 'fflate';
import type { Actor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import type { ListPart } from '../lists/entity.ts';
import { screening } from '../queries.ts';

const pieceSize = 1024 * 1024;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Packs a file in pieces of a megabyte, and lets others have their turn between two of them. */
export const packed = async (bytes: Uint8Array): Promise<Uint8Array[]> => {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += pieceSize) {
    pieces.push(gzipSync(bytes.subarray(at, at + pieceSize), { level: 6, mtime: 0 }));
    await nextTurn();
  }
  return pieces;
};

/** Keeps a file once, under its hash. */
export const keepRawFile = async (
  tx: Tx,
  { clock }: Pick<Kernel, 'clock'>,
  {
    orgId,
    actor,
    sha256,
    size,
    pieces,
  }: { orgId: Id; actor: Actor; sha256: string; size: number; pieces: readonly Uint8Array[] },
): Promise<void> => {
  const made = await screening(tx)
    .insertInto('screening.raw_file')
    .values({ org_id: orgId, sha256, size, uploaded_at: clock.now(), uploaded_by: actor.userId })
    .onConflict((c) => c.columns(['org_id', 'sha256']).doNothing())
    .returning('sha256')
    .executeTakeFirst();
  if (!made) return;
  for (const [part, bytes] of pieces.entries()) {
    await screening(tx).insertInto('screening.raw_chunk').values({ org_id: orgId, sha256, part, bytes }).execute();
  }
};

/** The pieces of a file as they are kept. @throws Refusal SCREENING_FILE_NOT_FOUND */
export const rawPieces = async (tx: Tx, orgId: Id, sha256: string): Promise<Uint8Array[]> => {
  const rows = await screening(tx)
    .selectFrom('screening.raw_chunk')
    .select('bytes')
    .where('org_id', '=', orgId)
    .where('sha256', '=', sha256)
    .orderBy('part')
    .execute();
  return rows.length > 0 ? rows.map(({ bytes }) => bytes) : refuse('SCREENING_FILE_NOT_FOUND');
};

async function* unpacked(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    yield gunzipSync(piece);
    await nextTurn();
  }
}

/** A kept file as a reader of lists wants it. */
export const partOf = (name: string, pieces: readonly Uint8Array[]): ListPart => ({
  name,
  open: () => unpacked(pieces),
});

export const wholeFile = async (pieces: readonly Uint8Array[]): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of unpacked(pieces)) {
    chunks.push(chunk);
    size += chunk.length;
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
};
