import type { WebRoom } from '../../../web/kit/rooms.ts';

/** The desk of matching: agreements and rounds, then one of each. */
export const matchingWeb: WebRoom = {
  nav: [{ to: '/matching', label: 'matching.nav.desk', icon: 'connect', may: 'read matching' }],
  routes: [
    { path: '/matching', load: () => import('./Desk.tsx'), may: 'read matching' },
    { path: '/matching/agreements/new', load: () => import('./NewAgreement.tsx'), may: 'write matching' },
    { path: '/matching/agreements/$agreementId', load: () => import('./Agreement.tsx'), may: 'read matching' },
    { path: '/matching/partners', load: () => import('./Partners.tsx'), may: 'read matching' },
    { path: '/matching/rounds/$roundId', load: () => import('./Round.tsx'), may: 'read matching' },
  ],
};
