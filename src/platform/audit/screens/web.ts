import type { WebRoom } from '../../../web/kit/rooms.ts';

export const auditWeb: WebRoom = {
  nav: [{ to: '/audit', label: 'audit.nav', icon: 'verified', may: 'read audit' }],
  routes: [{ path: '/audit', load: () => import('./Audit.tsx'), may: 'read audit' }],
};
