import type { Output } from '../../../platform/contract/index.ts';
import type { Tone } from '../../../web/kit/StateBadge.tsx';
import type { listRecommendations } from '../../contract.ts';

export type Recommendation = Output<typeof listRecommendations>['rows'][number];

export const recommendationStates = [
  'open',
  'accepted',
  'partly',
  'rejected',
  'implemented',
  'closed_not_implemented',
] as const;

export const recommendationTones: Record<Recommendation['status'], Tone> = {
  open: 'waiting',
  accepted: 'going',
  partly: 'going',
  rejected: 'stopped',
  implemented: 'good',
  closed_not_implemented: 'stopped',
};
