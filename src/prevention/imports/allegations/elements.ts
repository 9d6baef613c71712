import { type elementFields, type elements, type Indicator, indicators, type lackKinds } from '../law/contract.ts';
import type { LawElement } from '../law/pack-kind.ts';
import type { AllegationContent, AllegationFact } from './content.ts';

export interface Lack {
  readonly element: (typeof elements)[number];
  readonly what: (typeof lackKinds)[number];
}

const filled: Readonly<Record<(typeof elementFields)[number], (content: AllegationContent) => boolean>> = {
  reasons: ({ reasons }) => reasons !== '',
  'goods.description': ({ goods }) => goods.description !== '',
  'goods.sample': ({ goods }) => goods.sample !== 'none',
  production: ({ production }) => production !== '',
  sites: ({ sites }) => sites.length > 0,
  facts: ({ facts }) => facts.length > 0,
};

/** What an allegation lacks of what the law asks; none: it may be marked ready. */
export const lacksOf = (content: AllegationContent, law: readonly LawElement[]): Lack[] =>
  law.flatMap(({ element, needs }) =>
    needs.flatMap(({ what, oneOf }) => (oneOf.some((field) => filled[field](content)) ? [] : [{ element, what }])),
  );

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
