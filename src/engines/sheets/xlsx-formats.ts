/** What a number format shows of a date; null for formats that show a plain number. */
export interface DateFormat {
  readonly time: boolean;
  /** Counts hours beyond a day, as `[h]:mm` does. */
  readonly elapsed: boolean;
}

const DATE: DateFormat = { time: false, elapsed: false };
const DATE_TIME: DateFormat = { time: true, elapsed: false };
const ELAPSED: DateFormat = { time: true, elapsed: true };

/** Built-in formats (ECMA-376 part 1, 18.8.30). 27 to 36 and 50 to 58 are the East Asian dates and times. */
function builtIn(id: number): DateFormat | null {
  if (id === 46) return ELAPSED;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58)
    return DATE;
  if ((id >= 18 && id <= 22) || (id >= 32 && id <= 35) || id === 45 || id === 47 || id === 55 || id === 56)
    return DATE_TIME;
  return null;
}

/** Reads the kind of a format off its id, or off its code where the file defines one. */
export function dateFormat(id: number, code: string | undefined): DateFormat | null {
  if (code === undefined) return builtIn(id);
  const shown = (code.split(';')[0] ?? '')
    .replace(/\\.|[_*]./g, '')
    .replace(/"[^"]*"?/g, '')
    .replace(/general/gi, '');
  if (/\[(?:h+|m+|s+)\]/i.test(shown)) return ELAPSED;
  const bare = shown.replace(/\[[^\]]*\]?/g, '').replace(/e[-+]/gi, '');
  const time = /[hs]|am\/pm|a\/p/i.test(bare);
  if (time) return DATE_TIME;
  return /[ydmegb]/i.test(bare) ? DATE : null;
}
