import type { Caution, RestitutionClock, TraceLine } from '../../engines/wages/index.ts';
import type { Translate } from '../../platform/i18n/index.ts';

/** How a line came about, as a sentence. */
export const stepWords = (t: Translate, { step, values }: Pick<TraceLine, 'step' | 'values'>): string =>
  t(`restitution.step.${step}`, { ...everyValue, ...values });

/** A step takes what it needs of these. */
const everyValue = {
  hours: '',
  overtime: '',
  rate: '',
  since: '',
  regular: '',
  after: '',
  earned: '',
  bonus: '',
  due: '',
  paid: '',
  weeks: '',
  counted: 'no',
  circuit: 'none',
  says: 'unknown',
  wages: '',
  liquidated: '',
  kind: '',
  class: '',
  days: '',
  acts: '',
  price: '',
  share: '',
  value: '',
  losses: '',
  greater: '',
};

export const cautionWords = (t: Translate, { caution, places }: Caution): string =>
  `${t(`restitution.caution.${caution}`)} (${places.join(', ')})`;

export const clockWords = (t: Translate, { clock, unsure }: RestitutionClock): string =>
  t(`restitution.clock.${clock}`) + (unsure ? ` ${t('restitution.unsure')}` : '');
