import type { WebRoom } from '../../../web/kit/rooms.ts';

export const prevalenceWeb: WebRoom = { nav: [], routes: [] };
