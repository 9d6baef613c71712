/** Everything that goes into or comes out of the door. Safe for the browser. */
export * from './catalogue/contract.ts';
