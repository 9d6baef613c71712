import type { WebRoom } from '../../../web/kit/rooms.ts';

export const matchingWeb: WebRoom = { nav: [], routes: [] };
