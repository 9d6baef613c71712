import { namesOf } from '../../../platform/accounts/index.ts';
import type { Id, Instant } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { openTexts } from '../sealed.ts';
import { Value } from '../shapes.ts';
import type { StatementRow } from '../tables.ts';

export interface Told {
  readonly id: Id;
  readonly field: string;
  readonly state: StatementRow['state'];
  readonly value: Value | null;
  readonly source: StatementRow['source'];
  readonly why: StatementRow['why'];
  readonly need: string | null;
  readonly askedBy: { readonly id: Id; readonly name: string } | null;
  readonly at: Instant;
  readonly standing: StatementRow['standing'];
}

/** Statements with their words opened and the names of who asked. A value whose key was destroyed is not there. */
export const toldOf = async (context: Context, rows: readonly StatementRow[]): Promise<Told[]> => {
  const values = await openTexts(
    context,
    rows.map((row) => ({
      column: 'statement.value_sealed',
      recordId: row.id,
      subjectId: row.subject_id,
      sealed: row.value_sealed,
    })),
  );
  const names = await namesOf(
    context.tx,
    rows.flatMap(({ asked_by }) => asked_by ?? []),
  );
  return rows.map((row, i) => ({
    id: row.id,
    field: row.field,
    state: row.state,
    value: values[i] ? Value.parse(JSON.parse(values[i])) : null,
    source: row.source,
    why: row.why,
    need: row.need,
    askedBy: row.asked_by ? { id: row.asked_by, name: names.get(row.asked_by) ?? '' } : null,
    at: row.said_at,
    standing: row.standing,
  }));
};
