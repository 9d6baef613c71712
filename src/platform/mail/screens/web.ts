import type { WebRoom } from '../../../web/kit/rooms.ts';

export const mailWeb: WebRoom = {
  nav: [{ to: '/mails', label: 'mail.nav', icon: 'mail', may: 'read job' }],
  routes: [
    { path: '/mails', load: () => import('./Mails.tsx'), may: 'signed in' },
    { path: '/mails/$mailId', load: () => import('./Mail.tsx'), may: 'signed in' },
  ],
};
