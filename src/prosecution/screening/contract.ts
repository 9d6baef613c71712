/** Everything that goes into or comes out of screening. Safe for the browser. */
export * from './batch/contract.ts';
export * from './consequences/contract.ts';
export * from './decisions/contract.ts';
export * from './register/contract.ts';
export * from './register/imports/contract.ts';
export * from './search/contract.ts';
export * from './shapes.ts';
export * from './watch/contract.ts';
