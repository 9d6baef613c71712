import {
  type ListedEntity,
  type LoadedLists,
  screenableSubject,
  searchSubject,
} from '../../../prosecution/screening/index.ts';
import { findOrders, type Named, type OrderQuestion, type OrdersFound } from './find-orders.ts';
import type { Order } from './order.ts';
import { ordersList, ordersOf } from './orders-of.ts';

/** The orders of a loaded table, and the names in them. */
export interface OrderBook {
  readonly orders: readonly Order[];
  /** @param named what a search of the name has already found; else it is looked up. */
  ask(question: OrderQuestion, named?: readonly Named[]): OrdersFound;
}

const most = 20;

export const orderBook = (
  loaded: Pick<LoadedLists, 'index' | 'directory'>,
  entities: Iterable<ListedEntity>,
): OrderBook => bookOf(loaded, ordersOf(entities));

/** The same over orders that were read already. */
export const bookOf = (loaded: Pick<LoadedLists, 'index' | 'directory'>, orders: readonly Order[]): OrderBook => ({
  orders,
  ask: (question, named = namedIn(loaded, question)) => findOrders(orders, question, named),
});

const namedIn = (loaded: Pick<LoadedLists, 'index' | 'directory'>, { entity, on }: OrderQuestion): Named[] => {
  if (!/[\p{L}\p{N}]/u.test(entity)) return [];
  const given = { name: entity, kind: 'unknown', births: [], countries: [], gender: '', identifiers: [] } as const;
  const subject = screenableSubject({ ...given, births: [], countries: [], identifiers: [] }, 'supplier');
  return searchSubject(loaded, subject, { day: on, limit: most, lists: [ordersList] }).flatMap(
    ({ members, score, band }) => members.map(({ list, sourceId }) => ({ key: `${list}/${sourceId}`, score, band })),
  );
};
