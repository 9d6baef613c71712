import type { NavItem, ScreenRoute } from '../../../web/kit/rooms.ts';

/** The desk of the data call. */
export const callsNav: NavItem = {
  to: '/plan/calls',
  label: 'plan.nav.calls',
  icon: 'campaign',
  may: 'read data-call',
};

export const callsRoutes: readonly ScreenRoute[] = [
  { path: '/plan/calls', load: () => import('./Calls.tsx'), may: 'read data-call' },
  { path: '/plan/calls/new', load: () => import('./OpenCall.tsx'), may: 'write data-call' },
  { path: '/plan/calls/$callId', load: () => import('./Call.tsx'), may: 'read data-call' },
  { path: '/plan/calls/answers/$returnId', load: () => import('./Return.tsx'), may: 'read data-call' },
  // behind an agency's link; the secret stands after the #, so no server and no other page ever sees it
  { path: '/answer', load: () => import('./Answer.tsx'), may: 'anyone', bare: true },
];
