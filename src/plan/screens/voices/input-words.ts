import type { Output } from '../../../platform/contract/index.ts';
import type { Tone } from '../../../web/kit/StateBadge.tsx';
import type { openSurvivorInput } from '../../contract.ts';

export type InputView = Output<typeof openSurvivorInput>;

export const dispositions = ['open', 'taken_up', 'partly', 'not_taken_up'] as const;

export const dispositionTones: Record<InputView['disposition'], Tone> = {
  open: 'waiting',
  taken_up: 'good',
  partly: 'going',
  not_taken_up: 'stopped',
};

export const purposes = ['pay', 'answer', 'safety', 'asked by the survivor'] as const;
export const destructionReasons = ['asked by the survivor', 'no longer needed'] as const;
