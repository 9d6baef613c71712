import { sql } from 'kysely';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { refuse } from '../errors/index.ts';

/** Whether the person can come in without somebody sending a link. */
export const hasWayIn = async (tx: Tx, personId: Id): Promise<boolean> => {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from session.passkey where person_id = ${personId})
      or exists (select from session.password where person_id = ${personId})
      or exists (select from session.identity where person_id = ${personId}) as there`.execute(tx);
  return rows[0]?.there ?? false;
};

/** After one was taken away: refuses, and so keeps it, where it was the last. */
export const refuseLastWayIn = async (tx: Tx, personId: Id): Promise<void> => {
  if (!(await hasWayIn(tx, personId))) refuse('LAST_WAY_IN');
};
