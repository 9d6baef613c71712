import { StateBadge } from '../../../web/kit/StateBadge.tsx';
import { useT } from '../../../web/kit/words.ts';
import type { Checked } from '../contract.ts';

const tones = { never: 'unknown', 'too old': 'late', lately: 'good' } as const;

export const CheckedBadge = ({ checked }: { checked: Checked }) => {
  const t = useT();
  return <StateBadge tone={tones[checked]}>{t(`packs.checked.${checked.replace(' ', '-')}`)}</StateBadge>;
};
