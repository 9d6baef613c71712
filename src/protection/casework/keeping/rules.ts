import type { z } from 'zod';
import type { CivilDate } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { type RetentionRule, retentionKind } from '../pack-kinds.ts';
import { casework } from '../queries.ts';
import type { Kept } from '../shapes.ts';

export interface Keeping {
  readonly dataClass: z.infer<typeof Kept>;
  readonly funder: string;
  readonly days: number;
  /** The entry of the pack; null where the organisation set it. */
  readonly entry: RetentionRule | null;
}

export const anyFunder = 'any';

/** What holds on a day: the organisation's own word, or else the pack's, for each class and funder. */
export const keepingOn = async (
  { tx, orgId, kernel }: Pick<Context, 'tx' | 'orgId' | 'kernel'>,
  asOf: CivilDate,
): Promise<Keeping[]> => {
  const own = await casework(tx)
    .selectFrom('casework.retention_setting')
    .select(['data_class', 'funder', 'days'])
    .where('org_id', '=', orgId)
    .execute();
  const rules = new Map(
    kernel.packs.entriesOn(retentionKind, asOf).map((entry): [string, Keeping] => {
      const { dataClass, funder, days } = entry;
      return [`${dataClass} ${funder}`, { dataClass, funder, days, entry }];
    }),
  );
  for (const { data_class: dataClass, funder, days } of own)
    rules.set(`${dataClass} ${funder}`, { dataClass, funder, days, entry: null });
  return [...rules.values()];
};
