import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { type Access, mayDo, recordToWrite } from '../access.ts';
import { caseOf, openCaseOf } from '../cases/queries.ts';
import { seal, type ToSeal } from '../sealed.ts';
import type { RecordClass } from '../shapes.ts';

/** The record, locked for writing, and the case to which what is written belongs: the one that was named, or the open one. */
export const beginWrite = async (
  context: Context,
  survivorId: Id,
  dataClass: RecordClass,
  caseId?: Id | undefined,
): Promise<{ access: Access; caseId: Id | null }> => {
  const access = await recordToWrite(context, survivorId);
  mayDo(context, access, 'write', dataClass);
  if (caseId === undefined) return { access, caseId: await openCaseOf(context, survivorId) };
  return { access, caseId: (await caseOf(context, survivorId, caseId)).id };
};

/** Words that may be left out, as two columns. */
export const sealWords = async (
  context: Context,
  place: Omit<ToSeal, 'plain'>,
  plain: string | undefined,
): Promise<{ sealed: Uint8Array | null; subjectId: Id | null }> =>
  plain === undefined ? { sealed: null, subjectId: null } : seal(context, { ...place, plain });
