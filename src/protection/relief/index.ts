/** The front door of relief. */
export { reliefOwnPages } from './own/options-page.ts';
