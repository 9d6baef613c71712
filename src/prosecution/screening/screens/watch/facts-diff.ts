import type { AlertFacts } from '../../contract.ts';

export interface FactLine {
  readonly what: 'caption' | 'score' | 'measures' | 'programmes';
  readonly before: string;
  readonly after: string;
}

interface Sayings {
  readonly measure: (measure: string) => string;
  readonly percent: (share: number) => string;
}

/** What a list said of a party before and says now, line by line; a line that nobody said anything on is left out. */
export const factsDiff = (before: AlertFacts | null, after: AlertFacts | null, say: Sayings): FactLine[] => {
  const of = (facts: AlertFacts | null): Record<FactLine['what'], string> => ({
    caption: facts?.caption ?? '',
    score: facts ? say.percent(facts.score) : '',
    measures: facts?.measures.map(say.measure).join(', ') ?? '',
    programmes: facts?.programmes.join(', ') ?? '',
  });
  const [then, now] = [of(before), of(after)];
  return (['caption', 'measures', 'programmes', 'score'] as const)
    .map((what) => ({ what, before: then[what], after: now[what] }))
    .filter((line) => line.before + line.after !== '');
};
