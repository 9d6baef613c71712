import type { WebRoom } from '../../../web/kit/rooms.ts';

export const consentWeb: WebRoom = {
  nav: [],
  routes: [{ path: '/packet', load: () => import('./Packet.tsx'), may: 'anyone', bare: true }],
};
