/** The front door of imports: orders, Findings and lists of goods for rooms that ask about a product. */

export { countryOf } from '../../prosecution/screening/index.ts';
export {
  /** @public for rooms that hold a chain against the lists that are kept */
  heldGoods,
  /** @public */
  reviewedPrefixes,
} from './goods/held-goods.ts';
export { holdsGoods, readEditions } from './goods/hold-goods.ts';
export { listAgeKind, mostDays } from './goods/list-ages.ts';
export type { GoodsEdition } from './goods/read-goods.ts';
export { type CodeGuess, fileGuesser, heldGuesser } from './hs/guess.ts';
export { clockDates } from './law/clocks.ts';
export { type Clock, clocksOf, importLaw, type LawEntry, lawOn } from './law/pack-kind.ts';
export { dayInName } from './names/day-in-name.ts';
export { plainName } from './names/plain-name.ts';
export { type OrderBook, orderBook } from './orders/ask-orders.ts';
export type { Named } from './orders/find-orders.ts';
export { goodsWords } from './orders/merchandise.ts';
export { ordersList } from './orders/orders-of.ts';
