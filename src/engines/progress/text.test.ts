import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureProgress, progressText, type Series } from './index.ts';

const detected: Series = {
  title: 'Detected victims of human trafficking',
  kind: 'detection',
  direction: 'positive',
  observations: [
    { year: 2015, value: 2710 },
    { year: 2021, value: 11387 },
  ],
};

describe('the text of a result', () => {
  it('gives the status, the numbers and what they count', () => {
    expect(progressText(measureProgress(detected), detected)).toBe(
      'On track. 2,710 in 2015, 11,387 in 2021: up 27.0 % a year. This counts what was detected; it does not tell how much there is.',
    );
  });

  it('says what is missing instead of a status', () => {
    const open: Series = { ...detected, direction: null };
    expect(progressText(measureProgress(open), open)).toMatch(/^No status: kind and direction must be set first\./);
  });

  it('says "down" when a loss grows', () => {
    const losses: Series = {
      ...detected,
      kind: 'outcome',
      title: '',
      observations: detected.observations.map((o) => ({ ...o, value: -o.value! })),
    };
    expect(progressText(measureProgress(losses), losses)).toContain('down 27.0 % a year');
  });

  it('never calls detection prevalence, whatever kind and direction are set', () => {
    const kind = fc.constantFrom('detection' as const, 'prevalence' as const);
    fc.assert(
      fc.property(kind, fc.constantFrom('positive' as const, 'negative' as const, null), (kind, direction) => {
        const series: Series = { ...detected, kind, direction };
        const progress = measureProgress(series);
        const text = progressText(progress, series);
        expect(text).not.toMatch(/prevalence/i);
        expect(text).toContain('counts what was detected');
        const trap = kind === 'prevalence' || direction === 'negative';
        expect(progress.warnings.some(({ code }) => code === 'DETECTION_READ_AS_PREVALENCE')).toBe(trap);
      }),
    );
  });

  it('leaves a real estimate of prevalence alone, but wonders when more of it is wanted', () => {
    const survey: Series = { ...detected, title: 'People in forced labor, household survey', kind: 'prevalence' };
    expect(measureProgress({ ...survey, direction: 'negative' }).warnings).toEqual([]);
    expect(measureProgress(survey).warnings.map(({ code }) => code)).toEqual(['PREVALENCE_WANTED_UP']);
    expect(progressText(measureProgress(survey), survey)).not.toContain('detected');
  });
});
