import type { ResultText } from './claims.ts';
import {
  findEmptyOrPlaceholder,
  findMethod,
  findPercentWithoutBase,
  findPlan,
  type QualityRule,
} from './quality-rules.ts';
import { periodNamed, type Span } from './sentence.ts';

/** A question to the writer; it names its rule and its place. */
export interface QualityFlag {
  rule: QualityRule;
  strength: 'strong' | 'weak';
  resultId: string;
  program: string;
  period: string | null;
  /** Place in the text, in UTF-16 units. */
  start: number;
  end: number;
  quote: string;
  message: string;
}

const MESSAGES: Record<QualityRule, string> = {
  EMPTY: 'There is no text. What was achieved?',
  PLACEHOLDER: 'This is filler. What was achieved?',
  NOT_APPLICABLE: 'The text says that it does not apply. Is there a result?',
  METHOD_NOT_RESULT: 'This tells how results come about, not what they were.',
  PLAN_NOT_RESULT: 'This tells what will be, not what was achieved.',
  UNCHANGED: 'The same text was given before. Is it still true?',
  NO_PERIOD: 'It is not said when this was achieved.',
  PERCENT_WITHOUT_BASE: 'A percentage of how many?',
};

const WEAK: readonly QualityRule[] = ['UNCHANGED', 'PLAN_NOT_RESULT'];

/** Checks result texts of one or more programs, each program in the order of its years. A short result is no placeholder. */
export function checkNarratives(results: readonly ResultText[]): QualityFlag[] {
  return results.flatMap((result, index) => {
    const { text } = result;
    const nothing = findEmptyOrPlaceholder(text);
    const blank = nothing?.rule === 'EMPTY' || nothing?.rule === 'PLACEHOLDER';
    const whole = { start: 0, end: text.length };
    const flags: (QualityFlag | null)[] = [
      nothing && flag(result, nothing.rule, nothing.span),
      blank ? null : flagAt(result, 'METHOD_NOT_RESULT', findMethod(text)),
      blank ? null : flagAt(result, 'PLAN_NOT_RESULT', findPlan(text)),
      !blank && givenBefore(result, results.slice(0, index)) ? flag(result, 'UNCHANGED', whole) : null,
      nothing?.rule !== 'EMPTY' && !hasPeriod(result) ? flag(result, 'NO_PERIOD', whole) : null,
      ...findPercentWithoutBase(text).map((span) => flag(result, 'PERCENT_WITHOUT_BASE', span)),
    ];
    return flags.filter((found) => found !== null);
  });
}

function flagAt(result: ResultText, rule: QualityRule, span: Span | null): QualityFlag | null {
  return span && flag(result, rule, span);
}

function flag({ id, program, period, text }: ResultText, rule: QualityRule, { start, end }: Span): QualityFlag {
  const strength = WEAK.includes(rule) ? 'weak' : 'strong';
  return {
    rule,
    strength,
    resultId: id,
    program,
    period,
    start,
    end,
    quote: text.slice(start, end),
    message: MESSAGES[rule],
  };
}

function givenBefore({ program, text }: ResultText, earlier: readonly ResultText[]): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}%$]+/gu, ' ')
      .trim();
  return plain(text) !== '' && earlier.some((other) => other.program === program && plain(other.text) === plain(text));
}

function hasPeriod({ period, text }: ResultText): boolean {
  return (period !== null && period.trim() !== '') || periodNamed(text) !== null;
}
