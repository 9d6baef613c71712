import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { type Access, mayDo, recordOf, recordToWrite } from '../access.ts';
import type { ReferralRow, Tables } from './tables.ts';

export const referrals = (tx: Tx) => tx.withTables<Tables>();

/** @throws Refusal NOT_FOUND_OR_NO_ACCESS */
const referralById = ({ tx, orgId }: Pick<Context, 'tx' | 'orgId'>, id: Id): Promise<ReferralRow> =>
  referrals(tx)
    .selectFrom('casework.referral')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
    .then(orRefuse());

/** The same, locked: what follows sees it as it is until the transaction ends. */
export const lockedReferral = ({ tx, orgId }: Pick<Context, 'tx' | 'orgId'>, id: Id): Promise<ReferralRow> =>
  referrals(tx)
    .selectFrom('casework.referral')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
    .then(orRefuse());

/** A referral of a record that the actor has a need to know. */
export const referralToRead = async (context: Context, id: Id): Promise<{ row: ReferralRow; access: Access }> => {
  const row = await referralById(context, id);
  const access = await recordOf(context, row.survivor_id);
  mayDo(context, access, 'read', 'service');
  return { row, access };
};

/** A referral of somebody on the own caseload, locked together with the record. */
export const referralToWrite = async (context: Context, id: Id): Promise<{ row: ReferralRow; access: Access }> => {
  const access = await recordToWrite(context, (await referralById(context, id)).survivor_id);
  mayDo(context, access, 'write', 'service');
  return { row: await lockedReferral(context, id), access };
};
