export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
type Weekday = (typeof weekdays)[number];
type Estimate = 'low' | 'likely' | 'high';
type One = number | string;
type Range = { low: One; likely: One; high: One };
type Hours = One | Range;

/** Hours of each weekday as the form holds them. */
export type Pattern = { [day in Weekday]?: Hours };

const isRange = (hours: Hours | undefined): hours is Range => typeof hours === 'object';

interface Named {
  readonly [day: string]: Hours | undefined;
}

/** A pattern as it was written, under full names, with the hours of "every" where a day has none of its own. */
export function asPattern(written: Hours | Named): Pattern {
  const named: Named = typeof written !== 'object' || 'likely' in written ? { every: written as Hours } : written;
  const days = weekdays.flatMap((day) => {
    const hours = named[day] ?? named[day.slice(0, 3)] ?? named.every;
    return hours === undefined ? [] : [[day, hours] as const];
  });
  return Object.fromEntries(days);
}

export const isCertain = (pattern: Pattern): boolean => !weekdays.some((day) => isRange(pattern[day]));

export const hoursOf = (pattern: Pattern, day: Weekday, estimate: Estimate): One | undefined => {
  const hours = pattern[day];
  return isRange(hours) ? hours[estimate] : hours;
};

/** One figure changed. A range that loses a figure takes 0 for it until another is written. */
export function withHours(pattern: Pattern, day: Weekday, estimate: Estimate, value: string | undefined): Pattern {
  const hours = pattern[day];
  if (isRange(hours)) return { ...pattern, [day]: { ...hours, [estimate]: value ?? '0' } };
  if (!isCertain(pattern)) {
    const all = hours ?? '0';
    return { ...pattern, [day]: { low: all, likely: all, high: all, [estimate]: value ?? '0' } };
  }
  const { [day]: _gone, ...rest } = pattern;
  return value === undefined ? rest : { ...rest, [day]: value };
}

/** From one figure a day to three, all the same at first, and back to the likely one. */
export function asRanges(pattern: Pattern, uncertain: boolean): Pattern {
  const days = weekdays.flatMap((day) => {
    const likely = hoursOf(pattern, day, 'likely') ?? (uncertain ? '0' : undefined);
    if (likely === undefined) return [];
    return [[day, uncertain ? { low: likely, likely, high: likely } : likely] as const];
  });
  return Object.fromEntries(days);
}
