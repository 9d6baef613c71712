import type { WebRoom } from '../../../web/kit/rooms.ts';

/** The desk of hidden populations: studies, one study, one run. */
export const prevalenceWeb: WebRoom = {
  nav: [{ to: '/prevalence', label: 'prevalence.nav.studies', icon: 'chart', may: 'read study' }],
  routes: [
    { path: '/prevalence', load: () => import('./Studies.tsx'), may: 'read study' },
    { path: '/prevalence/$studyId', load: () => import('./Study.tsx'), may: 'read study' },
    { path: '/prevalence/runs/$runId', load: () => import('./Run.tsx'), may: 'read study' },
  ],
};
