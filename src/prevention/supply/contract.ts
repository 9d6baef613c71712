/** What goes in: CHAIN.json. Safe for the browser. */
export { type Chain, ChainSchema, type LinkStatus } from './chain/schema.ts';
