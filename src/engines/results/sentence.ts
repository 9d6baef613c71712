export interface Span {
  start: number;
  end: number;
}

/** The sentences and list items of a text, as places in it. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  // A full stop ends a sentence before white space only, so that 16.320 and 3.4 stay whole.
  for (const mark of text.matchAll(/[.!?](?=\s|$)|[\n\r]+|[•;]/g)) {
    const end = mark.index + mark[0].length;
    if (text.slice(start, end).trim()) spans.push({ start, end });
    start = end;
  }
  if (text.slice(start).trim()) spans.push({ start, end: text.length });
  return spans;
}

const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const PERIODS = [
  new RegExp(`\\b${MONTH}(?: \\d{1,2},)? \\d{4},? (?:through|to|until|and|-|–) ${MONTH}(?: \\d{1,2},)? \\d{4}\\b`, 'i'),
  /\b(?:FY|fiscal year) ?(?:\d{4}|\d{2})\b/i,
  /\b(?:in|during|for|since) (?:calendar year )?(?:19|20)\d{2}\b/i,
  new RegExp(`\\b${MONTH} \\d{4}\\b`, 'i'),
];

/** The first period that a text names, in a spelling the calendar reads; null when it names none. */
export function periodNamed(text: string): string | null {
  for (const pattern of PERIODS) {
    const found = pattern.exec(text)?.[0];
    if (found) return plainPeriod(found);
  }
  return null;
}

function plainPeriod(found: string): string {
  return found
    .replace(/ \d{1,2},/g, '')
    .replace(/,? and /i, ' through ')
    .replace(/, (?=through|to|until)/i, ' ')
    .replace(/^fiscal year /i, 'FY')
    .replace(/^(?:in|during|for) (?:calendar year )?/i, '')
    .replace(/^since calendar year /i, 'since ');
}
