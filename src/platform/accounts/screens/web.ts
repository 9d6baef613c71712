import type { WebRoom } from '../../../web/kit/rooms.ts';

export const accountsWeb: WebRoom = {
  nav: [
    { to: '/people', label: 'people.nav', icon: 'people', may: 'read account' },
    { to: '/organisations', label: 'organisations.nav', icon: 'work', may: 'write organisation' },
  ],
  routes: [
    { path: '/people', load: () => import('./People.tsx'), may: 'read account' },
    { path: '/organisations', load: () => import('./Organisations.tsx'), may: 'write organisation' },
  ],
};
