/** Everything that goes into or comes out of the door. Safe for the browser. */
export * from './catalogue/contract.ts';
export * from './demands/contract.ts';
export * from './fhir/contract.ts';
export * from './gate/contract.ts';
export * from './law/contract.ts';
export * from './recipients/contract.ts';
export * from './releases/contract.ts';
export * from './reports/contract.ts';
export * from './shared/contract.ts';
