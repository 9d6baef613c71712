import type { z } from 'zod';
import { orRefuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { casework } from '../queries.ts';
import { RecordClass } from '../shapes.ts';
import type { DestructionRow } from '../tables.ts';
import { destructionReasons, listDestructions as listContract, openDestruction as openContract } from './contract.ts';

/** What a certificate says, and a hash over it. */
const certificateOf = (row: DestructionRow): z.input<typeof openContract.gives> => {
  const says = {
    id: row.id,
    survivorId: row.survivor_id,
    code: row.code,
    classes: row.classes.map((one) => RecordClass.parse(one)),
    whole: row.whole,
    reason: destructionReasons.find((one) => one === row.reason) ?? 'no-longer-needed',
    rule: row.rule,
    counts: row.counts,
    keyCertificates: row.certificates,
    byPersonId: row.by_person,
    destroyedAt: new Date(row.destroyed_at).toISOString(),
  };
  return { ...says, sha256: sha256(JSON.stringify(says)) };
};

/** Certificates of the organisation. */
export const listDestructions = useCase(listContract, async ({ tx, orgId, note }, { survivorId, limit, offset }) => {
  let query = casework(tx).selectFrom('casework.destruction').where('org_id', '=', orgId);
  if (survivorId) query = query.where('survivor_id', '=', survivorId);
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query
    .selectAll()
    .orderBy('destroyed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  note([], { found: Number(total) });
  return { rows: rows.map(certificateOf), total: Number(total), limit, offset };
});

/** One certificate. */
export const openDestruction = useCase(openContract, async ({ tx, orgId, note }, { certificateId }) => {
  const row = await casework(tx)
    .selectFrom('casework.destruction')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', certificateId)
    .executeTakeFirst()
    .then(orRefuse());
  note(certificateId);
  return certificateOf(row);
});
