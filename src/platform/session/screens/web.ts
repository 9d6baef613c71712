import type { WebRoom } from '../../../web/kit/rooms.ts';

export const sessionWeb: WebRoom = {
  nav: [{ to: '/account', label: 'account.nav', icon: 'person', may: 'read own-account' }],
  routes: [
    { path: '/sign-in', load: () => import('./SignIn.tsx'), may: 'anyone', bare: true },
    { path: '/sign-in/link', load: () => import('./SignInLink.tsx'), may: 'anyone', bare: true },
    { path: '/sign-in/return', load: () => import('./SignInReturn.tsx'), may: 'anyone', bare: true },
    { path: '/invitation', load: () => import('./Invitation.tsx'), may: 'anyone', bare: true },
    { path: '/account', load: () => import('./Account.tsx'), may: 'read own-account' },
  ],
};
