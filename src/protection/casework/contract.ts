/** Everything that goes into or comes out of a survivor's record in its own organisation. Safe for the browser. */
export * from './cases/contract.ts';
export * from './record/contract.ts';
export * from './shapes.ts';
