/** How numbers of a study are said, the same on screen, terminal and paper. Safe for the browser. */

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

interface Shown {
  readonly interval: {
    readonly level: number;
    readonly lower: number;
    readonly upper: number;
    readonly kind: string;
  } | null;
  readonly status: number;
  readonly notes: readonly string[];
  readonly rHat?: number | null | undefined;
}

interface Named {
  readonly method: string;
  readonly total: number;
}

/** People, whole and with separators. */
export const people = (t: Say, total: number | null): string =>
  total === null ? '–' : t('prevalence.people', { total: Math.round(total) });

export const methodName = (t: Say, method: string): string => t(`prevalence.method.${method}`);

export const intervalWords = (t: Say, { interval }: Pick<Shown, 'interval'>): string =>
  interval === null
    ? '–'
    : t('prevalence.interval', {
        lower: Math.round(interval.lower),
        upper: Math.round(interval.upper),
        percent: Math.round(interval.level * 100),
        kind: interval.kind,
      });

export const estimateNotes = (t: Say, { status, notes, rHat }: Shown): string =>
  [
    ...(status === 0 ? [] : [t(`prevalence.status.${status}`)]),
    ...notes.map((note) => t(`prevalence.note.${note}`)),
    ...(rHat === undefined || rHat === null ? [] : [t('prevalence.r-hat', { value: rHat.toFixed(2) })]),
  ].join(' ');

export const tableNote = (
  t: Say,
  { code, lists }: { readonly code: string; readonly lists: readonly string[] },
): string => t(`prevalence.table.${code}`, { first: lists[0] ?? '', second: lists[1] ?? '' });

export const verdictText = (
  t: Say,
  {
    kind,
    ratio,
    lowest,
    highest,
  }: {
    readonly kind: string;
    readonly ratio: number | null;
    readonly lowest: Named | null;
    readonly highest: Named | null;
  },
): string =>
  t(`prevalence.verdict.${kind}`, {
    ratio: ratio === null ? '' : ratio.toFixed(2),
    low: Math.round(lowest?.total ?? 0),
    high: Math.round(highest?.total ?? 0),
    lowest: lowest ? methodName(t, lowest.method) : '',
    highest: highest ? methodName(t, highest.method) : '',
  });
