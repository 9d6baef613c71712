import type { AllegationContent, AllegationFact, Indicator } from './content.ts';
import { indicators } from './content.ts';

/** The three elements of 19 CFR 12.42(b). */
export const elements = ['reasons', 'goods', 'production'] as const;
export type Element = (typeof elements)[number];

export const lackKinds = ['statement', 'description-or-sample', 'account', 'site', 'fact'] as const;
export interface Lack {
  readonly element: Element;
  readonly what: (typeof lackKinds)[number];
}

/** What an allegation lacks of the three elements; none: it may be marked ready. */
export const lacksOf = ({ reasons, goods, production, sites, facts }: AllegationContent): Lack[] => [
  ...(reasons === '' ? [{ element: 'reasons', what: 'statement' } as const] : []),
  ...(goods.description === '' && goods.sample === 'none'
    ? [{ element: 'goods', what: 'description-or-sample' } as const]
    : []),
  ...(production === '' ? [{ element: 'production', what: 'account' } as const] : []),
  ...(sites.length === 0 ? [{ element: 'production', what: 'site' } as const] : []),
  ...(facts.length === 0 ? [{ element: 'production', what: 'fact' } as const] : []),
];

export interface IndicatorCount {
  readonly indicator: Indicator;
  readonly reports: number;
  /** Two reports of one event are one. */
  readonly events: number;
  /** Of the events, those with a strong report. */
  readonly strong: number;
}

/** How often each indicator was seen, in the order of the ILO. A report without an event is an event of its own. */
export const countIndicators = (facts: readonly AllegationFact[]): IndicatorCount[] =>
  indicators.flatMap((indicator) => {
    const reports = facts.filter((fact) => fact.indicator === indicator);
    if (reports.length === 0) return [];
    const strong = new Map<string, boolean>();
    for (const { id, eventId, strength } of reports) {
      const event = eventId === '' ? `report ${id}` : `event ${eventId}`;
      strong.set(event, strong.get(event) === true || strength === 'strong');
    }
    const strongs = [...strong.values()].filter(Boolean).length;
    return [{ indicator, reports: reports.length, events: strong.size, strong: strongs }];
  });
