import { addDays, CalendarError, parsePeriod } from '../calendar/index.ts';

/**
 * A published time frame, read only where it can be read for certain: `end` is the last day on the widest reading of the words, so
 * that "passed" is true whichever way they were meant.
 */
export interface TimeframeReading {
  readonly text: string;
  /** `due`: something is to happen in or by it. `past`: it says when something happened. `unknown`: not readable for certain. */
  readonly meaning: 'due' | 'past' | 'unknown';
  readonly start: string | null;
  readonly end: string | null;
  /** What was not read: "2024; list in the fall" leaves "list in the fall". */
  readonly rest: string | null;
}

/** `2022`, `FY2023`, `by end of 2023`, `spring 2022`, `2022-08 to 2027`; with `saidOn` also `next year` and `coming year`. */
export const readTimeframe = (text: string, saidOn?: string): TimeframeReading => {
  const [first = '', ...others] = text.split(';').map((part) => part.trim());
  const rest = others.join('; ') || null;
  const words = first.toLowerCase().replace(/\s+/g, ' ');
  const happened = PAST.exec(words);
  const span = happened ? spanOf(happened[1] ?? '') : (spanOf(words) ?? relative(words, saidOn));
  if (!span) return { text, meaning: 'unknown', start: null, end: null, rest };
  return { text, meaning: happened ? 'past' : 'due', ...span, rest };
};

interface Span {
  readonly start: string | null;
  readonly end: string | null;
}

/** Words that tell of something that has happened, with the period behind them. */
const PAST =
  /^(?:[a-z ]*\b)?(?:established|launched|formed|released|published|issued|signed|completed|report|announced)(?: (?:in|during|on))? (\S.*)$/;
const DEADLINE = /^(?:[a-z]+ )?(?:no later than|not later than|by|before|until|to)(?: the)? (.+)$/;
const SEASON = /^(?:early |late )?(spring|summer|fall|autumn)(?: of)? (\d{4})$/;
const PART = /^(?:early|mid|late|end of|the end of|beginning of|in)[- ](.+)$/;
const HALF = /^(first|second) half of (\d{4})$/;
const QUARTER = /^(first|second|third|fourth) quarter of (fy ?)?(\d{4})$/;
const ORDINALS = ['first', 'second', 'third', 'fourth'];

const spanOf = (words: string): Span | null => {
  const deadline = DEADLINE.exec(words);
  if (deadline) {
    const inner = spanOf(deadline[1] ?? '');
    if (!inner?.end) return null;
    // "before 2024" ends the day before; "by 2024" ends with it on the widest reading.
    const before = /\bbefore\b/.test(words) && inner.start;
    return { start: null, end: before ? addDays(before, -1) : inner.end };
  }
  return season(words) ?? half(words) ?? quarter(words) ?? part(words) ?? period(words);
};

/** Northern seasons, from the first meteorological to the last astronomical day. Winter is two years at once: never certain. */
const season = (words: string): Span | null => {
  const found = SEASON.exec(words);
  if (!found) return null;
  const year = found[2];
  if (found[1] === 'spring') return { start: `${year}-03-01`, end: `${year}-06-21` };
  if (found[1] === 'summer') return { start: `${year}-06-01`, end: `${year}-09-23` };
  return { start: `${year}-09-01`, end: `${year}-12-22` };
};

const half = (words: string): Span | null => {
  const found = HALF.exec(words);
  if (!found) return null;
  return found[1] === 'first'
    ? { start: `${found[2]}-01-01`, end: `${found[2]}-06-30` }
    : { start: `${found[2]}-07-01`, end: `${found[2]}-12-31` };
};

const quarter = (words: string): Span | null => {
  const found = QUARTER.exec(words);
  return found ? period(`${found[2] ? 'FY' : ''}${found[3]} Q${ORDINALS.indexOf(found[1] ?? '') + 1}`) : null;
};

const part = (words: string): Span | null => {
  const found = PART.exec(words);
  return found ? period(found[1] ?? '') : null;
};

const period = (words: string): Span | null => {
  try {
    const { start, end } = parsePeriod(words);
    return end ? { start, end } : null;
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
};

/** Twelve months from the day, or the next calendar year: whichever was meant, it is over at the end of the latter. */
const relative = (words: string, saidOn: string | undefined): Span | null =>
  saidOn && /^(?:over |in )?(?:the )?(?:next|coming) year$/.test(words)
    ? { start: saidOn, end: `${Number(saidOn.slice(0, 4)) + 1}-12-31` }
    : null;
