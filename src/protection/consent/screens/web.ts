import type { WebRoom } from '../../../web/kit/rooms.ts';

export const consentWeb: WebRoom = { nav: [], routes: [] };
