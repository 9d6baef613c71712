import type { WebRoom } from '../../../web/kit/rooms.ts';

/** The desk of the caseworker comes with its screens. */
export const caseworkWeb: WebRoom = { nav: [], routes: [] };
