import type { Tone } from '../../../web/kit/StateBadge.tsx';
import type { AgreementState, RoundStage } from '../contract.ts';

export const agreementTones: Record<AgreementState, Tone> = {
  'to sign': 'waiting',
  waiting: 'waiting',
  agreed: 'good',
  'not yet': 'going',
  expired: 'stopped',
  ended: 'stopped',
};

export const roundTones: Record<RoundStage, Tone> = {
  waiting: 'waiting',
  prepared: 'waiting',
  running: 'going',
  finished: 'good',
  stopped: 'late',
};

export const paths = {
  partners: '/matching/partners',
  agreement: (id: string) => `/matching/agreements/${id}`,
  round: (id: string) => `/matching/rounds/${id}`,
  study: (id: string) => `/prevalence/${id}`,
};

export const megabyte = 1024 * 1024;
