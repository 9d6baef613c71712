import type { WebRoom } from '../../../web/kit/rooms.ts';
import { lookAfterDevice } from './offline/arrival.ts';

/** The desk of whoever works with survivors. */
export const caseworkWeb: WebRoom = {
  nav: [
    { to: '/caseload', label: 'casework.nav.caseload', icon: 'people', may: 'read caseload' },
    { to: '/referrals', label: 'casework.nav.referrals', icon: 'connect', may: 'approve referral' },
    { to: '/casework/conflicts', label: 'casework.nav.conflicts', icon: 'scale', may: 'read caseload' },
    { to: '/casework/devices', label: 'casework.nav.devices', icon: 'work', may: 'read case-setting' },
    { to: '/casework/emergencies', label: 'casework.nav.emergencies', icon: 'security', may: 'approve caseload' },
    { to: '/casework/keeping', label: 'casework.nav.keeping', icon: 'history', may: 'purge service' },
    { to: '/casework/counts', label: 'casework.nav.counts', icon: 'chart', may: 'read aggregate-only' },
    { to: '/casework/voices', label: 'casework.nav.voices', icon: 'support', may: 'approve caseload' },
    { to: '/casework/settings', label: 'casework.nav.settings', icon: 'settings', may: 'write case-setting' },
    { to: '/my-page', label: 'casework.nav.own', icon: 'person', may: 'read own-record' },
  ],
  onArrival: lookAfterDevice,
  routes: [
    { path: '/caseload', load: () => import('./caseload/Caseload.tsx'), may: 'read caseload' },
    { path: '/caseload/meet', load: () => import('./meet/Meet.tsx'), may: 'write service' },
    { path: '/caseload/emergency', load: () => import('./guard/Emergency.tsx'), may: 'read service' },
    { path: '/caseload/$survivorId', load: () => import('./record/Record.tsx'), may: 'read service' },
    { path: '/caseload/$survivorId/talk', load: () => import('./meet/Talk.tsx'), may: 'write service' },
    { path: '/caseload/$survivorId/send/$releaseId', load: () => import('./send/Send.tsx'), may: 'share packet' },
    { path: '/caseload/$survivorId/disclose/$demandId', load: () => import('./law/Disclose.tsx'), may: 'share packet' },
    { path: '/caseload/$survivorId/discovery', load: () => import('./law/Discovery.tsx'), may: 'export legal' },
    { path: '/caseload/$survivorId/own', load: () => import('./own/Ways.tsx'), may: 'write caseload' },
    { path: '/casework/voices', load: () => import('./own/Voices.tsx'), may: 'approve caseload' },
    { path: '/my-page', load: () => import('./own/GoOwn.tsx'), may: 'read own-record', bare: true },
    { path: '/caseload/$survivorId/refer', load: () => import('./referrals/Refer.tsx'), may: 'write referral' },
    { path: '/referrals', load: () => import('./referrals/Referrals.tsx'), may: 'approve referral' },
    { path: '/reply', load: () => import('./link/Answer.tsx'), may: 'anyone', bare: true },
    { path: '/referrals/$referralId/change', load: () => import('./referrals/ChangeDraft.tsx'), may: 'write referral' },
    { path: '/referrals/$referralId', load: () => import('./referrals/Referral.tsx'), may: 'read referral' },
    {
      path: '/referrals/received/$referralId',
      load: () => import('./referrals/Received.tsx'),
      may: 'approve referral',
    },
    { path: '/offline', load: () => import('./offline/Offline.tsx'), may: 'anyone', alone: true },
    { path: '/casework/conflicts', load: () => import('./offline/Conflicts.tsx'), may: 'read caseload' },
    { path: '/casework/devices', load: () => import('./offline/Devices.tsx'), may: 'read case-setting' },
    { path: '/casework/emergencies', load: () => import('./guard/Emergencies.tsx'), may: 'approve caseload' },
    { path: '/casework/keeping', load: () => import('./keeping/Keeping.tsx'), may: 'read case-setting' },
    { path: '/casework/counts', load: () => import('./settings/Counts.tsx'), may: 'read aggregate-only' },
    { path: '/casework/settings', load: () => import('./settings/FormSettings.tsx'), may: 'write case-setting' },
  ],
};
