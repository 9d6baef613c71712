import type { WebRoom } from '../../../web/kit/rooms.ts';

/** The desk of screening: the day's queue and the search first, then decisions, tables, lists, watch, and what was kept. */
export const screeningWeb: WebRoom = {
  nav: [
    { to: '/screening', label: 'screening.nav.desk', icon: 'search', may: 'read screening' },
    { to: '/screening/queue', label: 'screening.nav.queue', icon: 'scale', may: 'read screening' },
    { to: '/screening/tables', label: 'screening.nav.tables', icon: 'table', may: 'read screening' },
    { to: '/screening/watch', label: 'screening.nav.watch', icon: 'eye', may: 'read screening' },
    { to: '/screening/lists', label: 'screening.nav.lists', icon: 'list', may: 'read screening-list' },
    { to: '/screening/kept', label: 'screening.nav.kept', icon: 'library', may: 'read screening' },
  ],
  routes: [
    { path: '/screening', load: () => import('./Desk.tsx'), may: 'read screening' },
    { path: '/screening/queue', load: () => import('./Queue.tsx'), may: 'read screening' },
    { path: '/screening/tables', load: () => import('./Tables.tsx'), may: 'read screening' },
    { path: '/screening/tables/$batchId', load: () => import('./Table.tsx'), may: 'read screening' },
    { path: '/screening/watch', load: () => import('./Watch.tsx'), may: 'read screening' },
    { path: '/screening/kept', load: () => import('./Kept.tsx'), may: 'read screening' },
    { path: '/screening/kept/$requestId', load: () => import('./Request.tsx'), may: 'read screening' },
    { path: '/screening/kept/$requestId/$n', load: () => import('./Candidate.tsx'), may: 'read screening' },
    { path: '/screening/party', load: () => import('./Party.tsx'), may: 'read screening-list' },
    { path: '/screening/lists', load: () => import('./Lists.tsx'), may: 'read screening-list' },
    { path: '/screening/lists/load', load: () => import('./Load.tsx'), may: 'write screening-list' },
    { path: '/screening/lists/columns', load: () => import('./Columns.tsx'), may: 'write screening-list' },
    { path: '/screening/lists/$list', load: () => import('./List.tsx'), may: 'read screening-list' },
    {
      path: '/screening/lists/$list/versions/$versionId',
      load: () => import('./Version.tsx'),
      may: 'read screening-list',
    },
    { path: '/screening/readings/$importId', load: () => import('./Reading.tsx'), may: 'read screening-list' },
  ],
  search: {
    label: 'screening.nav.search',
    may: 'read screening',
    find: async (text, signal) => (await import('./find.ts')).find(text, signal),
  },
};
