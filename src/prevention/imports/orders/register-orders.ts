import type { Tx } from '../../../platform/db/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import type { PartsContext } from '../../../platform/kernel/index.ts';
import { askLists, type ListedParties, listedParties } from '../../../prosecution/screening/index.ts';
import type { CarveOut } from '../contract.ts';
import { imports } from '../queries.ts';
import type { CarveOutRow } from '../tables.ts';
import type { Order } from './order.ts';
import { ordersList, ordersOf } from './orders-of.ts';

type Asking = Pick<PartsContext, 'kernel' | 'actor' | 'orgId'>;

export interface RegisterOrders {
  readonly parties: ListedParties;
  readonly orders: readonly Order[];
  readonly version: {
    readonly list: string;
    readonly date: string;
    readonly sha256: string;
    readonly ageHours: number;
    readonly maxAgeHours: number;
    readonly stale: boolean;
  };
}

/**
 * The orders of the list that the organisation sees, as it stood on a day. Opens transactions of its own.
 *
 * @throws Refusal SCREENING_NO_LISTS, SCREENING_LIST_NOT_FOUND
 */
export const registerOrders = async (asking: Asking, asOf: string | undefined): Promise<RegisterOrders> => {
  const today = asking.kernel.clock.today();
  const { lists } = await askLists(asking, [], { lists: [ordersList], ...(asOf && asOf < today ? { asOf } : {}) });
  const [used] = lists;
  if (!used) throw new Error('the register answered without the list that was asked for');
  const parties = await listedParties(asking, 'import-ban', asOf ?? today);
  const { version, ageHours, maxAgeHours, stale } = used;
  return {
    parties,
    orders: ordersOf(parties.entities),
    version: { list: ordersList, date: version.date, sha256: version.sha256, ageHours, maxAgeHours, stale },
  };
};

/** The same words of the same order have the same hash in every version of the list. */
export const carveOutHash = (order: Order, { what, text, from }: CarveOut): string =>
  sha256(
    [order.kind, order.from ?? '', order.place, letters(order.merchandise), what, letters(text), from ?? ''].join('\n'),
  );

const letters = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const decisionsOf = async (tx: Tx, orgId: string): Promise<ReadonlyMap<string, CarveOutRow>> =>
  new Map(
    (await imports(tx).selectFrom('imports.carve_out').selectAll().where('org_id', '=', orgId).execute()).map(
      (row) => [row.text_hash, row] as const,
    ),
  );

/** No order leaves out what nobody confirmed: until then it is as if it were taken out on a day that never comes. */
const never = '9999-12-31';

export interface ReviewedOrders {
  readonly orders: readonly Order[];
  /** What a carve-out that nobody confirmed says by itself. */
  readonly draftOf: (carveOut: CarveOut | null) => CarveOut | null;
}

export const reviewed = (orders: readonly Order[], decisions: ReadonlyMap<string, CarveOutRow>): ReviewedOrders => {
  const drafts = new Map<CarveOut, CarveOut>();
  return {
    orders: orders.map((order) => ({
      ...order,
      carveOuts: order.carveOuts.flatMap((one) => {
        const state = decisions.get(carveOutHash(order, one))?.state;
        if (state === 'rejected') return [];
        if (state === 'confirmed') return [one];
        const waiting: CarveOut = { ...one, from: never };
        drafts.set(waiting, one);
        return [waiting];
      }),
    })),
    draftOf: (carveOut) => (carveOut && drafts.get(carveOut)) ?? null,
  };
};
