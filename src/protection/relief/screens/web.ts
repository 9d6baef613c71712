import type { WebRoom } from '../../../web/kit/rooms.ts';

/** What may be open to a person: beside her record. */
export const reliefWeb: WebRoom = { nav: [], routes: [] };
