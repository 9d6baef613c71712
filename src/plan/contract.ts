/** Everything that goes into or comes out of the plan. Safe for the browser. */
export * from './calendar/contract.ts';
export * from './calls/answers/contract.ts';
export * from './calls/contract.ts';
export * from './exchange/contract.ts';
export { findingValues } from './finding-words.ts';
export * from './ledger/contract.ts';
export * from './measures/contract.ts';
export * from './publication/contract.ts';
export * from './register/contract.ts';
export * from './shapes.ts';
export * from './updates/contract.ts';
export * from './versions/contract.ts';
export * from './voices/contract.ts';
