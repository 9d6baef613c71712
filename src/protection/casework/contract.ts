/** Everything that goes into or comes out of a survivor's record in its own organisation. Safe for the browser. */
export * from './cases/contract.ts';
export * from './counts/contract.ts';
export * from './discovery/contract.ts';
export * from './documents/contract.ts';
export * from './guard/contract.ts';
export * from './keeping/contract.ts';
export * from './offline/contract.ts';
export * from './own/contract.ts';
export * from './record/contract.ts';
export * from './referral/contract.ts';
export * from './sending/contract.ts';
export * from './shapes.ts';
export * from './work/contract.ts';
export { ContactRules } from './work/rules.ts';
