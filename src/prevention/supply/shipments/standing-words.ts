import type { Translate } from '../../../platform/i18n/index.ts';
import type { ShipmentState } from './fields.ts';

export interface Standing {
  readonly state: ShipmentState;
  readonly shipped: string | null;
  readonly arrived: string | null;
  readonly released: string | null;
  readonly said_on: string | null;
  readonly said_why: string | null;
}

/** Why a shipment stands where it does, in one sentence; and what makes a person look at it. */
export const standingSentence = (
  t: Translate,
  { state, shipped, arrived, released, said_on, said_why }: Standing,
  look: { readonly on: string; readonly asked: boolean; readonly alerts: number },
): string => {
  const day = {
    expected: arrived,
    shipped,
    arrived: said_on ?? arrived,
    released: released ?? said_on,
    detained: said_on,
  }[state];
  return [
    ...(look.alerts > 0 ? [t('supply.shipment.alerted', { count: look.alerts })] : []),
    t(`supply.shipment.stands.${state}`, { day: day ?? '', dated: day ? 'yes' : 'no' }),
    ...(state === 'shipped' && arrived !== null
      ? [t('supply.shipment.due', { day: arrived, when: arrived <= look.on ? 'past' : 'coming' })]
      : []),
    ...(said_why ? [said_why] : []),
    ...(look.asked ? [t('supply.shipment.name-asked')] : []),
  ].join(' ');
};
