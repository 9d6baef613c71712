import { orRefuse } from '../errors/index.ts';
import { useCase } from '../kernel/index.ts';
import * as contract from './contract.ts';
import type { Tables } from './tables.ts';

/** Changes one's own name or language. */
export const editMe = useCase(contract.editMe, async ({ tx, actor }, { name, language }) => {
  const person = await tx
    .withTables<Tables>()
    .updateTable('accounts.person')
    .set((e) => ({ display_name: name ?? e.ref('display_name'), language: language ?? e.ref('language') }))
    .where('id', '=', actor.userId)
    .returning(['display_name as name', 'language'])
    .executeTakeFirst();
  return orRefuse()(person);
});
