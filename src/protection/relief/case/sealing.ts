import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { subjectFor } from '../../casework/index.ts';
import type { ReliefClass } from '../shapes.ts';

type Column =
  | 'statement.value_sealed'
  | 'decision.outcome_sealed'
  | 'decision_facts.facts_sealed'
  | 'request.words_sealed'
  | 'right_note.words_sealed';

const addressOf = (column: Column, recordId: string) => `relief.${column}/${recordId}` as const;

export interface Place {
  readonly survivorId: Id;
  readonly dataClass: ReliefClass;
  readonly column: Column;
  readonly recordId: string;
}

/** Seals words under the key of their class in her record, so that they are destroyed with it. */
export const sealHere = async (
  context: Context,
  { survivorId, dataClass, column, recordId }: Place,
  plain: string,
): Promise<{ sealed: Uint8Array; subjectId: Id }> => {
  const { tx, orgId, kernel } = context;
  const subjectId = await subjectFor(context, { survivorId, dataClass });
  const sealed = await kernel.vault.seal(tx, { orgId, subjectId, address: addressOf(column, recordId) }, plain);
  return { sealed, subjectId };
};

export interface Sealed {
  readonly column: Column;
  readonly recordId: string;
  readonly subjectId: Id | null;
  readonly sealed: Uint8Array | null;
}

/** The words, in order; null where there are none, or their key was destroyed. */
export const openHere = async (
  { tx, orgId, kernel }: Pick<Context, 'tx' | 'orgId' | 'kernel'>,
  fields: readonly Sealed[],
): Promise<(string | null)[]> => {
  const there = fields.flatMap(({ column, recordId, subjectId, sealed }) =>
    subjectId && sealed ? [{ subjectId, sealed, address: addressOf(column, recordId) }] : [],
  );
  const plain = (await kernel.vault.openAll(tx, orgId, there)).values();
  return fields.map(({ subjectId, sealed }) => {
    const bytes = subjectId && sealed ? plain.next().value : null;
    return bytes ? Buffer.from(bytes).toString('utf8') : null;
  });
};
