/** The front door of relief. */
export { reliefOwnPages } from './own/options-page.ts';
/** Papers for other rooms of protection: blocks in, a tagged PDF out. */
export type { Block, Paper } from './packets/blocks.ts';
export { paperPdf } from './packets/paper-pdf.ts';
