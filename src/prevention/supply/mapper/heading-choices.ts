import type { Id } from '../../../platform/contract/index.ts';
import { type Tx, upsertMany } from '../../../platform/db/index.ts';
import { supply } from '../queries.ts';
import type { HeadingChoiceRow, Tables } from '../tables.ts';
import { choicesOf } from './correct-columns.ts';
import type { ColumnGuess, Learned } from './guess-columns.ts';

export type TableKind = HeadingChoiceRow['of_table'];

/** What people of the organisation said before of the headings of such tables. */
export const learnedHeadings = async <F extends string>(
  tx: Tx,
  orgId: Id,
  kind: TableKind,
  fields: readonly F[],
): Promise<Learned<F>> => {
  const rows = await supply(tx)
    .selectFrom('supply.heading_choice')
    .select(['heading', 'field'])
    .where('org_id', '=', orgId)
    .where('of_table', '=', kind)
    .execute();
  return new Map(rows.map(({ heading, field }) => [heading, fields.find((one) => one === field) ?? ''] as const));
};

export const rememberHeadings = (
  tx: Tx,
  kind: TableKind,
  columns: readonly ColumnGuess<string>[],
  who: { readonly orgId: Id; readonly by: Id; readonly at: string },
): Promise<number> =>
  upsertMany<Tables, 'supply.heading_choice'>(
    tx,
    'supply.heading_choice',
    ['org_id', 'of_table', 'heading'],
    choicesOf(columns).map((one) => ({
      ...{ org_id: who.orgId, of_table: kind, chosen_by: who.by, chosen_at: who.at },
      ...one,
    })),
  );
