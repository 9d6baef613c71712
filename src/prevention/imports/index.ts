/** The front door of imports: orders, Findings and lists of goods for rooms that ask about a product. */

export type { GoodsPair, OrderHit, OrderNear } from './contract.ts';
export { type GoodsEdition, GoodsError, readGoods } from './goods/read-goods.ts';
export { type OrderBook, orderBook } from './orders/ask-orders.ts';
export { goodsWords } from './orders/merchandise.ts';
export { ordersList } from './orders/orders-of.ts';
