import type { z } from 'zod';
import type { Tone } from '../../../../web/kit/StateBadge.tsx';
import type { RunView } from '../../contract.ts';

type Run = z.infer<typeof RunView>;

export const stateTones: Record<Run['state'], Tone> = {
  waiting: 'going',
  done: 'good',
  cancelled: 'stopped',
  failed: 'late',
};
