import type { WebRoom } from '../../../web/kit/rooms.ts';

export const packsWeb: WebRoom = {
  nav: [{ to: '/packs', label: 'packs.nav', icon: 'library', may: 'read pack' }],
  routes: [
    { path: '/packs', load: () => import('./Packs.tsx'), may: 'read pack' },
    { path: '/packs/$packId', load: () => import('./Entries.tsx'), may: 'read pack' },
    { path: '/packs/$packId/$entryId', load: () => import('./Entry.tsx'), may: 'read pack' },
  ],
};
