import { refuse } from '../../../platform/errors/index.ts';
import { newId } from '../../../platform/ids/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { sayWrong as contract } from './answer-contract.ts';
import { done } from './keep-answer.ts';
import { papers } from './queries.ts';
import { behindLink } from './token.ts';

const mostGrievances = 20;

export const grievancePlace = (orgId: string, id: string) => ({
  orgId,
  subjectId: id,
  address: `supply.grievance.body_sealed/${id}` as const,
});

/** Sealed under a key of its own: it is read at the desk, one by one, and is part of no export. */
export const sayWrong = useCaseInParts(contract, ({ kernel, clock }, { token, words }) =>
  behindLink(kernel, token, async (held) => {
    const { tx, orgId, row } = held;
    const { n } = await papers(tx)
      .selectFrom('supply.grievance')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('org_id', '=', orgId)
      .where('request_id', '=', row.id)
      .executeTakeFirstOrThrow();
    if (Number(n) >= mostGrievances) refuse('SUPPLY_TOO_MANY', { most: mostGrievances });
    const id = newId(clock, kernel.random);
    await papers(tx)
      .insertInto('supply.grievance')
      .values({
        org_id: orgId,
        id,
        request_id: row.id,
        body_sealed: await kernel.vault.seal(tx, grievancePlace(orgId, id), words),
        received_at: clock.now(),
      })
      .execute();
    await done(kernel, held, contract.name);
    return { received: true } as const;
  }),
);
