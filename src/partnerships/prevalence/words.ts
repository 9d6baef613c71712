import type { Estimate, TableNote, Verdict } from '../../engines/prevalence/index.ts';
import type { Translate } from '../../platform/i18n/index.ts';

/** People, whole and with separators. */
export const people = (t: Translate, total: number | null): string =>
  total === null ? '–' : t('prevalence.people', { total: Math.round(total) });

export const methodName = (t: Translate, method: string): string => t(`prevalence.method.${method}`);

export const intervalWords = (t: Translate, { interval }: Estimate): string =>
  interval === null
    ? '–'
    : t('prevalence.interval', {
        lower: Math.round(interval.lower),
        upper: Math.round(interval.upper),
        percent: Math.round(interval.level * 100),
        kind: interval.kind,
      });

export const estimateNotes = (t: Translate, { status, notes, rHat }: Estimate): string =>
  [
    ...(status === 0 ? [] : [t(`prevalence.status.${status}`)]),
    ...notes.map((note) => t(`prevalence.note.${note}`)),
    ...(rHat === undefined || rHat === null ? [] : [t('prevalence.r-hat', { value: rHat.toFixed(2) })]),
  ].join(' ');

export const tableNote = (t: Translate, { code, lists }: TableNote): string =>
  t(`prevalence.table.${code}`, { first: lists[0] ?? '', second: lists[1] ?? '' });

export const verdictText = (t: Translate, { kind, ratio, lowest, highest }: Verdict): string =>
  t(`prevalence.verdict.${kind}`, {
    ratio: ratio === null ? '' : ratio.toFixed(2),
    low: Math.round(lowest?.total ?? 0),
    high: Math.round(highest?.total ?? 0),
    lowest: lowest ? methodName(t, lowest.method) : '',
    highest: highest ? methodName(t, highest.method) : '',
  });
