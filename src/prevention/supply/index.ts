/** The front door of supply chains. */
export { type Chain, ChainSchema } from './chain/contract.ts';
export { supplyAnswerPages } from './requests/pages.ts';
export { productName } from './stored/product-name.ts';
