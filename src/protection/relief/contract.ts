/** Everything that goes into or comes out of relief. Safe for the browser. */
export * from './case/contract.ts';
export * from './shapes.ts';
