/** Everything that goes into or comes out of prevalence. Safe for the browser. */
export * from './pictures/contract.ts';
export * from './study/contract.ts';
export * from './words/contract.ts';
export * from './workbench/contract.ts';
