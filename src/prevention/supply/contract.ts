export * from './stored/contract.ts';
