/** Everything that goes into or comes out of matching. Safe for the browser. */
export * from './agreements/contract.ts';
export * from './announcements/contract.ts';
export * from './rounds/contract.ts';
export * from './transport/contract.ts';
