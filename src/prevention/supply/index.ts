/** The front door of supply chains. */
export { type Chain, ChainSchema } from './chain/contract.ts';
export { refusedPage, supplyAnswerPages } from './requests/pages/index.ts';
export { productName } from './stored/product-name.ts';
