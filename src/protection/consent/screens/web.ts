import type { WebRoom } from '../../../web/kit/rooms.ts';

/** Releases are reached from a record; a partner begins at the inbox. */
export const consentWeb: WebRoom = {
  // its desks stand among those of casework: whoever comes in begins with people, not with post
  nav: [],
  routes: [
    { path: '/packet', load: () => import('./Packet.tsx'), may: 'anyone', bare: true },
    { path: '/releases/$subjectId', load: () => import('./release/Releases.tsx'), may: 'read release' },
    { path: '/releases/$subjectId/new', load: () => import('./release/Make.tsx'), may: 'write release' },
    { path: '/releases/$subjectId/of/$releaseId', load: () => import('./release/One.tsx'), may: 'read release' },
    {
      path: '/releases/$subjectId/of/$releaseId/change',
      load: () => import('./release/Change.tsx'),
      may: 'write release',
    },
    { path: '/releases/$subjectId/law', load: () => import('./law/Law.tsx'), may: 'read disclosure' },
    { path: '/releases/$subjectId/law/$demandId', load: () => import('./law/OneDemand.tsx'), may: 'read disclosure' },
    { path: '/sharing-rules', load: () => import('./law/Rules.tsx'), may: 'read disclosure' },
    { path: '/show/$releaseId', load: () => import('./release/Show.tsx'), may: 'read release', bare: true },
    { path: '/inbox', load: () => import('./inbox/Inbox.tsx'), may: 'read packet' },
    { path: '/inbox/$packetId', load: () => import('./inbox/Read.tsx'), may: 'read packet' },
  ],
};
