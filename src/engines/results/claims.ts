import { periodNamed, type Span, sentencesOf } from './sentence.ts';
import { knownUnitKind } from './unit.ts';

export interface ResultText {
  id: string;
  program: string;
  /** The period reported on, as the calendar reads it, such as 'FY2020'; null when it is not stated. */
  period: string | null;
  text: string;
}

/** A number that a program puts forward. */
export interface Claim {
  id: string;
  program: string;
  value: number;
  /** As it was written, such as 'clients'. */
  unit: string;
  /** Null when it is not stated. */
  period: string | null;
  /** The sentence it stands in. */
  text: string;
}

const NUMBER = /(?<![\w.,/-])(\$ ?)?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?: ?(thousand|million|billion|[mk](?![a-z])))?/gi;
const FACTOR: Record<string, number> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, billion: 1e9 };
/** Words that make the number after them a date, a label or a phase. */
const LABEL =
  /(?:\b(?:FY|fiscal year|year|in|during|since|from|by|phase|project|title|section|part|age|aged|under|January|February|March|April|May|June|July|August|September|October|November|December) ?|§ ?)$/i;
const WORDS_TO_UNIT = 4;

/** Finds counts and amounts of money with their unit in a result text. A period in the sentence goes before the period reported on. */
export function extractClaims({ id, program, period, text }: ResultText): Claim[] {
  return sentencesOf(text).flatMap((span) => {
    const sentence = text.slice(span.start, span.end);
    return [...sentence.matchAll(NUMBER)].flatMap((found) => {
      const unit = unitOf(sentence, found);
      if (unit === null) return [];
      const claim: Claim = {
        id: `${id}@${span.start + found.index}`,
        program,
        value: numberIn(found),
        unit,
        period: periodNamed(sentence) ?? period,
        text: sentence.trim(),
      };
      return [claim];
    });
  });
}

/** True when the text puts forward any number with a unit. */
export function holdsClaim(text: string): boolean {
  return extractClaims({ id: '', program: '', period: null, text }).length > 0;
}

function numberIn([, , whole = '', decimals = '', factor]: RegExpMatchArray): number {
  const value = Number(whole.replaceAll(',', '') + decimals) * (factor ? FACTOR[factor.toLowerCase()]! : 1);
  return Number(value.toPrecision(12));
}

function unitOf(sentence: string, found: RegExpMatchArray): string | null {
  const place: Span = { start: found.index!, end: found.index! + found[0].length };
  if (found[1]) return 'USD';
  const before = sentence.slice(0, place.start);
  const after = sentence.slice(place.end);
  if (/^ ?(?:%|percent|per cent)/i.test(after) || /^[.)\]]\s/.test(after) || /^[-/]\w/.test(after)) return null;
  const year = /^(?:19|20)\d\d$/.test(found[0]);
  if (LABEL.test(before) && (year || !/\b(?:in|by|from|under) ?$/i.test(before))) return null;
  return unitAfter(after);
}

/** The first unit among the next words, unless another number or the end of the clause comes first. */
function unitAfter(after: string): string | null {
  const clause = /^[^,:()\d]*/.exec(after)?.[0] ?? '';
  const words = clause.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [];
  const near = words.slice(0, WORDS_TO_UNIT);
  return near.find((word) => knownUnitKind(word) !== undefined) ?? null;
}
