import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { reliefLaw } from '../law/index.ts';
import { relief } from '../queries.ts';
import { lookAtCase as lookContract, watchCase as watchContract } from './contract.ts';

/** Puts a case in court on the list. */
export const watchCase = useCase(watchContract, async (context, input) => {
  const { tx, orgId, actor, clock, kernel, note } = context;
  const { rule, matter, lookAgainOn, found, id = context.newId() } = input;
  if (!reliefLaw(kernel.packs).rules.rules.some((one) => one.id === rule)) refuse('RELIEF_RULE_UNKNOWN', { rule });
  await relief(tx)
    .insertInto('relief.watch')
    .values({
      org_id: orgId,
      id,
      rule,
      matter,
      looked_on: clock.today(),
      look_again_on: lookAgainOn,
      found: found ?? null,
      by_person: actor.userId,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  note(id, { rule });
  return { id };
});

/** Notes a look. What is over leaves the list. */
export const lookAtCase = useCase(lookContract, async (context, { watchId, found, lookAgainOn, over }) => {
  const { tx, orgId, actor, clock, note } = context;
  const row = await relief(tx)
    .updateTable('relief.watch')
    .set({
      looked_on: clock.today(),
      look_again_on: lookAgainOn,
      by_person: actor.userId,
      ...(found ? { found } : {}),
      ...(over ? { ended_at: clock.now() } : {}),
    })
    .where('org_id', '=', orgId)
    .where('id', '=', watchId)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
    .then(orRefuse());
  note(watchId, { over });
  return { id: row.id };
});
