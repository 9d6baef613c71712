import { StateBadge, type Tone } from '../../../../web/kit/StateBadge.tsx';
import { useT } from '../../../../web/kit/words.ts';
import type { requestStates } from '../../contract.ts';

type State = (typeof requestStates)[number];

const tones: Record<State, Tone> = {
  overdue: 'late',
  answered: 'waiting',
  waiting: 'going',
  accepted: 'good',
  refused: 'stopped',
  ended: 'unknown',
};

export const RequestBadge = ({ state }: { state: State }) => {
  const t = useT();
  return <StateBadge tone={tones[state]}>{t(`supply.ask.state.${state}`)}</StateBadge>;
};
