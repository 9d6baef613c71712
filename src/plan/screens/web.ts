import type { WebRoom } from '../../web/kit/rooms.ts';
import { callsNav, callsRoutes } from './calls/routes.ts';

export const planWeb: WebRoom = {
  nav: [
    { to: '/plan', label: 'plan.nav.desk', icon: 'work', may: 'read plan' },
    { to: '/plan/actions', label: 'plan.nav.actions', icon: 'list', may: 'read plan' },
    { to: '/plan/promises', label: 'plan.nav.promises', icon: 'flag', may: 'read plan' },
    { to: '/plan/agencies', label: 'plan.nav.agencies', icon: 'people', may: 'read plan' },
    callsNav,
    { to: '/plan/calendar', label: 'plan.nav.calendar', icon: 'calendar', may: 'read plan' },
    { to: '/plan/numbers', label: 'plan.nav.numbers', icon: 'chart', may: 'read plan' },
    { to: '/plan/voices', label: 'plan.nav.voices', icon: 'support', may: 'read plan' },
    { to: '/plan/files', label: 'plan.nav.files', icon: 'file', may: 'export plan' },
    { to: '/plan/next', label: 'plan.nav.next', icon: 'history', may: 'read plan' },
    { to: '/plan/all', label: 'plan.nav.all', icon: 'library', may: 'read plan' },
  ],
  routes: [
    { path: '/plan', load: () => import('./Desk.tsx'), may: 'read plan' },
    { path: '/plan/actions', load: () => import('./Actions.tsx'), may: 'read plan' },
    { path: '/plan/actions/$nodeId', load: () => import('./Node.tsx'), may: 'read plan' },
    { path: '/plan/promises', load: () => import('./Ledger.tsx'), may: 'read plan' },
    { path: '/plan/agencies', load: () => import('./Agencies.tsx'), may: 'read plan' },
    { path: '/plan/agencies/$agency', load: () => import('./Agency.tsx'), may: 'read plan' },
    { path: '/plan/files', load: () => import('./Files.tsx'), may: 'export plan' },
    { path: '/plan/next', load: () => import('./Versions.tsx'), may: 'read plan' },
    { path: '/plan/all', load: () => import('./Plans.tsx'), may: 'read plan' },
    ...callsRoutes,
    { path: '/plan/calendar', load: () => import('./calendar/Calendar.tsx'), may: 'read plan' },
    { path: '/plan/report', load: () => import('./calendar/Report.tsx'), may: 'read plan-internal' },
    { path: '/plan/numbers', load: () => import('./measures/Numbers.tsx'), may: 'read plan' },
    { path: '/plan/numbers/$indicatorId', load: () => import('./measures/Indicator.tsx'), may: 'read plan' },
    { path: '/plan/voices', load: () => import('./voices/Voices.tsx'), may: 'read plan' },
    { path: '/plan/voices/$inputId', load: () => import('./voices/Input.tsx'), may: 'read survivor-input' },
    { path: '/public', load: () => import('./PublicList.tsx'), may: 'anyone', bare: true },
    { path: '/public/$slug', load: () => import('./Public.tsx'), may: 'anyone', bare: true },
  ],
  search: {
    label: 'plan.nav.search',
    may: 'read plan',
    // the contracts come with the first search, not with the first page
    find: async (text, signal) => (await import('./find.ts')).find(text, signal),
  },
};
