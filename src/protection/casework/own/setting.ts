import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { ownSetting as readContract, setOwnSetting as setContract } from './contract.ts';
import { own } from './queries.ts';

/** Whether she reads the story on a screen. No, until the organisation says so: it may be read over her shoulder. */
export const showsNarrative = async ({ tx, orgId }: Pick<Context, 'tx' | 'orgId'>): Promise<boolean> => {
  const row = await own(tx)
    .selectFrom('casework.own_setting')
    .select('narrative')
    .where('org_id', '=', orgId)
    .executeTakeFirst();
  return row?.narrative ?? false;
};

export const ownSetting = useCase(readContract, async (context) => ({ narrative: await showsNarrative(context) }));

export const setOwnSetting = useCase(setContract, async ({ tx, orgId, actor, clock, note }, { narrative }) => {
  const row = { narrative, set_by: actor.userId, set_at: clock.now() };
  await own(tx)
    .insertInto('casework.own_setting')
    .values({ org_id: orgId, ...row })
    .onConflict((conflict) => conflict.column('org_id').doUpdateSet(row))
    .execute();
  note([], { narrative });
  return { narrative };
});
