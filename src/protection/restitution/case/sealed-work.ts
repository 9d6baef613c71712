import { z } from 'zod';
import { WorkShape } from '../../../engines/wages/index.ts';
import { namesOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { type Access, classesFor, mayDo, recordOf, subjectFor } from '../../casework/index.ts';
import { restitution } from '../queries.ts';
import type { ComputationRow } from '../tables.ts';

/** What lies sealed. */
const Content = z.object({ title: z.string(), work: WorkShape });
export type Content = z.infer<typeof Content>;

const addressOf = (id: Id, version: number) => `restitution.computation.content_sealed/${id} ${version}` as const;

/** Seals under the key of her class 'financial', so that it is destroyed with it. */
export const sealContent = async (context: Context, survivorId: Id, id: Id, version: number, content: unknown) => {
  const { tx, orgId, kernel } = context;
  const subjectId = await subjectFor(context, { survivorId, dataClass: 'financial' });
  const place = { orgId, subjectId, address: addressOf(id, version) };
  return { subjectId, sealed: await kernel.vault.seal(tx, place, JSON.stringify(content)) };
};

/** What was written, row by row; null where its key was destroyed. */
export const openContents = async (
  { tx, orgId, kernel }: Context,
  rows: readonly ComputationRow[],
): Promise<(Content | null)[]> => {
  const fields = rows.map((row) => ({
    subjectId: row.subject_id,
    sealed: row.content_sealed,
    address: addressOf(row.id, row.version),
  }));
  const plain = await kernel.vault.openAll(tx, orgId, fields);
  return rows.map((_, i) => {
    const bytes = plain[i];
    return bytes ? Content.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))) : null;
  });
};

/** The newest version of each computation of a survivor, the newest first. */
export const newestOf = async ({ tx, orgId }: Context, survivorId: Id): Promise<ComputationRow[]> => {
  const rows = await restitution(tx)
    .selectFrom('restitution.computation')
    .selectAll()
    .distinctOn('id')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute();
  return rows.sort((a, b) => b.made_at.localeCompare(a.made_at) || b.id.localeCompare(a.id));
};

export interface Opened {
  readonly access: Access;
  readonly row: ComputationRow;
  readonly content: Content;
}

/** One computation, opened for somebody who may do this with her money. */
export const openOne = async (
  context: Context,
  { survivorId, computationId }: { survivorId: Id; computationId: Id },
  verb: 'read' | 'export' = 'read',
): Promise<Opened> => {
  const access = await recordOf(context, survivorId);
  mayDo(context, access, verb, 'financial');
  const row = orRefuse()((await newestOf(context, survivorId)).find(({ id }) => id === computationId));
  const [content] = await openContents(context, [row]);
  return { access, row, content: content ?? refuse('SHREDDED') };
};

export const mayWrite = (context: Context, access: Access): boolean =>
  classesFor(context, access, 'write').includes('financial');

export const namesFor = async ({ tx }: Context, rows: readonly ComputationRow[]) => {
  const names = await namesOf(
    tx,
    rows.flatMap((row) => row.by_person ?? []),
  );
  return (row: ComputationRow): string | null => (row.by_person ? (names.get(row.by_person) ?? null) : null);
};

export const momentOf = (row: ComputationRow): string => new Date(row.made_at).toISOString();
