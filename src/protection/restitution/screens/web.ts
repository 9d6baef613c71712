import type { WebRoom } from '../../../web/kit/rooms.ts';

/** What a person is owed for work. It is reached from her record. */
export const restitutionWeb: WebRoom = {
  nav: [],
  routes: [
    { path: '/caseload/$survivorId/restitution', load: () => import('./List.tsx'), may: 'read financial' },
    { path: '/caseload/$survivorId/restitution/new', load: () => import('./New.tsx'), may: 'write financial' },
    {
      path: '/caseload/$survivorId/restitution/$computationId',
      load: () => import('./Computation.tsx'),
      may: 'read financial',
    },
  ],
};
