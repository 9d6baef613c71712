/** What goes in and out, in one place that the browser may read. */

export * from './deployment-errors.ts';
export * from './problem.ts';
export * from './route.ts';
export * from './scalars.ts';
export * from './vocabulary.ts';
