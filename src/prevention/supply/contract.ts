export * from './alerts/contract.ts';
export * from './products/contract.ts';
export * from './stored/contract.ts';
