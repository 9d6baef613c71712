import type { Tone } from '../../../../web/kit/StateBadge.tsx';
import type { ReferralState } from '../../contract.ts';

/** How each state feels. */
export const referralTones: Record<ReferralState, Tone> = {
  draft: 'waiting',
  requested: 'waiting',
  accepted: 'going',
  rejected: 'stopped',
  'in-progress': 'going',
  'on-hold': 'waiting',
  completed: 'good',
  failed: 'stopped',
  cancelled: 'stopped',
  'entered-in-error': 'stopped',
};

export const referralPath = (referralId: string): string => `/referrals/${referralId}`;
export const changePath = (referralId: string): string => `/referrals/${referralId}/change`;
export const receivedPath = (referralId: string): string => `/referrals/received/${referralId}`;
