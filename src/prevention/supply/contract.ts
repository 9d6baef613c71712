export * from './alerts/contract.ts';
export * from './evidence/contract.ts';
export * from './products/contract.ts';
export * from './requests/contract.ts';
export * from './segment/contract.ts';
export * from './sites/contract.ts';
export * from './stored/contract.ts';
export * from './suppliers/contract.ts';
