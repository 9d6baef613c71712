import type { WebRoom } from '../../../web/kit/rooms.ts';

/** The desk of screening: its pages are listed here as they are built. */
export const screeningWeb: WebRoom = { nav: [], routes: [] };
