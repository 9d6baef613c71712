import { sql } from 'kysely';
import { namesOf } from '../../../platform/accounts/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { permit } from '../../../platform/policy/index.ts';
import { heldGuesser } from '../../imports/index.ts';
import { policy } from '../policy.ts';
import { sayGoodsCode as contract } from './contract.ts';
import { bills, shipmentById } from './queries.ts';

const keyOf = (goods: string): string => sha256(plainGoods(goods));

const plainGoods = (goods: string): string =>
  goods
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const confirmedFor = (tx: Tx, orgId: Id, goods: string) =>
  bills(tx)
    .selectFrom('supply.shipment_goods')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('key', '=', keyOf(goods))
    .executeTakeFirst();

/** The code a person found for a text of goods, and what the table of codes would guess; why there is no guess. */
export const codeOfGoods = async (
  { tx, orgId, kernel, t }: Pick<Context, 'tx' | 'orgId' | 'kernel' | 't'>,
  goods: string,
) => {
  const said = goods === '' ? undefined : await confirmedFor(tx, orgId, goods);
  const confirmed = said
    ? {
        hs: said.hs,
        reason: said.reason,
        by: (await namesOf(tx, [said.said_by])).get(said.said_by) ?? '',
        at: said.said_at,
      }
    : null;
  const guess = await heldGuesser(tx, orgId, kernel.packs);
  const guesses = (guess?.(goods) ?? []).map(({ prefix, says, score, shared, because }) => ({
    ...{ hs: prefix, says, score },
    sentence: t(`supply.shipment.guess.${because}`, { words: [...new Set(shared)].join(', ') }),
  }));
  const none = guess === null ? 'no-table' : goods === '' ? 'no-goods' : guesses.length === 0 ? 'nothing-near' : '';
  return { confirmed, guesses, none: none === '' ? '' : t(`supply.shipment.no-guess.${none}`) };
};

export const sayGoodsCode = useCase(contract, async (context, { shipmentId, hs, reason }) => {
  const { tx, orgId, kernel, actor, clock, note } = context;
  const shipment = await shipmentById(tx, orgId, shipmentId);
  permit(kernel.roles, policy, actor, 'write supply', shipment);
  const { goods } = shipment.body;
  if (goods === '') refuse('SUPPLY_SHIPMENT_NO_GOODS');
  const said = { hs, reason, said_by: actor.userId as Id, said_at: clock.now() };
  await bills(tx)
    .insertInto('supply.shipment_goods')
    .values({ org_id: orgId, key: keyOf(goods), goods: plainGoods(goods), ...said })
    .onConflict((on) => on.columns(['org_id', 'key']).doUpdateSet(said))
    .execute();
  note(shipmentId, { hs });
  const { n } = await bills(tx)
    .selectFrom('supply.shipment')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('org_id', '=', orgId)
    .where('kind', '<>', 'master')
    .where(sql<boolean>`lower(body ->> 'goods') = ${goods.toLowerCase()}`)
    .executeTakeFirstOrThrow();
  return { hs, shipments: Number(n) };
});
