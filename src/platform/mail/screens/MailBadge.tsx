import type { z } from 'zod';
import { StateBadge, type Tone } from '../../../web/kit/StateBadge.tsx';
import { useT } from '../../../web/kit/words.ts';
import type { MailState } from '../contract.ts';

const tones: Record<z.infer<typeof MailState>, Tone> = {
  waiting: 'going',
  sent: 'good',
  failed: 'late',
  'not-configured': 'waiting',
  'sent-by-hand': 'good',
};

export const MailBadge = ({ state }: { state: z.infer<typeof MailState> }) => {
  const t = useT();
  return <StateBadge tone={tones[state]}>{t(`mail.state.${state}`)}</StateBadge>;
};
