/** Everything that goes into or comes out of restitution. Safe for the browser. */
export * from './case/contract.ts';
export * from './import/contract.ts';
