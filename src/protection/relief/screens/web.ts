import type { WebRoom } from '../../../web/kit/rooms.ts';

/** What may be open to a person, the card, and the review of the law. */
export const reliefWeb: WebRoom = {
  nav: [
    { to: '/relief/reviews', label: 'relief.nav.reviews', icon: 'scale', may: 'read legal' },
    { to: '/relief/card', label: 'relief.nav.card', icon: 'flag', may: 'read legal' },
  ],
  routes: [
    { path: '/caseload/$survivorId/relief', load: () => import('./case/Relief.tsx'), may: 'read legal' },
    { path: '/relief/reviews', load: () => import('./review/Reviews.tsx'), may: 'read pack' },
    { path: '/relief/card', load: () => import('./card/Card.tsx'), may: 'read pack' },
  ],
};
