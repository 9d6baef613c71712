import { nameOf } from '../../platform/accounts/name-of.ts';
import { json } from '../../platform/db/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { plan } from '../queries.ts';
import { publish as contract } from './contract.ts';
import { publicCopy } from './public-copy.ts';

/** Publishes exactly the copy that was looked at: its hash must still be the one of the preview. */
export const publish = useCase(contract, async (context, { planId, slug, sha256, notice }) => {
  const { tx, orgId, actor, clock, newId, note } = context;
  const copy = await publicCopy(context, planId);
  if (copy.sha256 !== sha256) refuse('PLAN_PREVIEW_STALE');
  const now = clock.now();

  const before = await plan(tx)
    .selectFrom('plan.publication')
    .select((eb) => eb.fn.max('edition').as('edition'))
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .executeTakeFirst();
  await plan(tx)
    .updateTable('plan.publication')
    .set({ withdrawn_at: now, withdrawn_why: 'replaced' })
    .where('org_id', '=', orgId)
    .where('plan_id', '=', planId)
    .where('withdrawn_at', 'is', null)
    .execute();
  const taken = await plan(tx)
    .selectFrom('plan.publication')
    .select('id')
    .where('slug', '=', slug)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (taken) refuse('PLAN_SLUG_TAKEN', { slug });

  const id = newId();
  const edition = (before?.edition ?? 0) + 1;
  await plan(tx)
    .insertInto('plan.publication')
    .values({
      org_id: orgId,
      plan_id: planId,
      id,
      edition,
      slug,
      notice: notice ?? null,
      document: json(copy.document),
      sha256,
      as_of: clock.today(),
      published_at: now,
      published_by: await nameOf(tx, actor),
      withdrawn_at: null,
      withdrawn_why: null,
    })
    .execute();
  note([planId, id], { sha256, edition });
  return { id, edition, slug, sha256 };
});
