import type { Due } from './due.ts';

/** One occurrence of a duty, as far as the picture needs it. */
export interface Occurrence {
  readonly title: string;
  readonly due: string;
  readonly delivered: string | null;
  readonly state: Due['state'];
}

export interface Mark extends Occurrence {
  /** Last day of its lateness; null where it is not late. */
  readonly until: string | null;
  readonly y: number;
}

/** Where each duty's name and each occurrence stands, in lanes from the top: what is late gets a lane of its own, so that no line hides another. */
export const lanesOf = (
  occurrences: readonly Occurrence[],
  asOf: string,
): { bands: { title: string; y: number }[]; marks: Mark[]; height: number } => {
  const bands: { title: string; y: number }[] = [];
  const marks: Mark[] = [];
  let y = 1;
  for (const title of new Set(occurrences.map((o) => o.title))) {
    bands.push({ title, y });
    const own = occurrences.filter((o) => o.title === title);
    const untilOf = ({ state, delivered }: Occurrence): string | null =>
      state === 'overdue' ? asOf : state === 'delivered late' ? delivered : null;
    const onTime = own.filter((o) => untilOf(o) === null);
    const late = own.filter((o) => untilOf(o) !== null);
    y += 2;
    marks.push(...onTime.map((o) => ({ ...o, until: null, y })));
    if (onTime.length > 0) y += 1;
    for (const o of late) {
      marks.push({ ...o, until: untilOf(o), y });
      y += 1;
    }
    y += 1;
  }
  return { bands, marks, height: y };
};
