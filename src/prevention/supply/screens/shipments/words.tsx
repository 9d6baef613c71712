import type { Output } from '../../../../platform/contract/index.ts';
import { StateBadge, type Tone } from '../../../../web/kit/StateBadge.tsx';
import { useWords } from '../../../../web/kit/words.ts';
import type { listShipments } from '../../contract.ts';

type State = Output<typeof listShipments>['rows'][number]['state'];

const tones: Record<State, Tone> = {
  expected: 'plain',
  shipped: 'going',
  detained: 'late',
  arrived: 'good',
  released: 'good',
};

export const ShipmentBadge = ({ state }: { state: State }) => {
  const { t } = useWords();
  return <StateBadge tone={tones[state]}>{t(`supply.shipment.state.${state}`)}</StateBadge>;
};

/** A party's name, or that none is published. */
export const usePartyName = (): ((name: string | null | undefined) => string) => {
  const { t } = useWords();
  return (name) => name ?? t('supply.shipment.not-published');
};
