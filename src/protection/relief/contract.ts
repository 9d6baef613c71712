/** Everything that goes into or comes out of relief. Safe for the browser. */
export * from './case/contract.ts';
export * from './days/contract.ts';
export * from './encounter/contract.ts';
export * from './evidence/contract.ts';
export * from './own/contract.ts';
export * from './packets/contract.ts';
export * from './review/contract.ts';
export * from './shapes.ts';
