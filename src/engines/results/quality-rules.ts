import { holdsClaim } from './claims.ts';
import { type Span, sentencesOf } from './sentence.ts';

export type QualityRule =
  | 'EMPTY'
  | 'PLACEHOLDER'
  | 'NOT_APPLICABLE'
  | 'METHOD_NOT_RESULT'
  | 'PLAN_NOT_RESULT'
  | 'UNCHANGED'
  | 'NO_PERIOD'
  | 'PERCENT_WITHOUT_BASE';

const NOT_APPLICABLE = /^[\s"'([-]*(?:not applicable|n\/a|n\.a\.)(?![a-z])/i;
const PLACEHOLDER =
  /^(?:x{2,}(?: x{2,})*|tb[dac]|to be (?:determined|decided|announced|completed|added|provided)|pending|none|null|nil|na|no (?:data|results?|information)(?: available)?|not available|see above|same as above|test(?:ing)?|lorem ipsum.*|[-–—.…*?_/\s]+)[.!]?$/i;
const METHOD =
  /\b(?:accomplishments? may include|var(?:y|ies) by (?:grant )?program|(?:are|is|will be) (?:required to|asked to) report|data (?:are|is|will be) (?:collected|gathered)|(?:is|are) (?:measured|calculated|assessed) (?:by|as|using|through)|performance measures? (?:are|is|include)|may be found (?:here|at|on)|is defined as)\b/i;
const FUTURE =
  /\b(?:will|plans? to|expect(?:s|ed)? to|anticipat(?:es?|ed|ing)|is projecting|project(?:s|ed) to|intends? to|to be made|ha(?:s|ve) not (?:yet )?been)\b/i;
const PAST =
  /\b(?:was|were|had|awarded|provided|served|funded|completed|conducted|received|trained|developed|issued|continued|assisted|reported|held|increased|has (?!not)\w+|have (?!not)\w+)\b/i;
const PERCENT = /\d+(?:\.\d+)? ?(?:%|percent\b|per cent\b)/gi;

/** A text that holds nothing, or only filler. */
export function findEmptyOrPlaceholder(text: string): { rule: QualityRule; span: Span } | null {
  const whole = { start: 0, end: text.length };
  const plain = text.trim().replace(/\s+/g, ' ');
  if (plain === '') return { rule: 'EMPTY', span: whole };
  const head = NOT_APPLICABLE.exec(text);
  if (head) return { rule: 'NOT_APPLICABLE', span: { start: 0, end: head[0].length } };
  return PLACEHOLDER.test(plain) ? { rule: 'PLACEHOLDER', span: whole } : null;
}

/** Words that say how results come about, in a text that puts forward no number. */
export function findMethod(text: string): Span | null {
  const found = METHOD.exec(text);
  return found && !holdsClaim(text) ? { start: found.index, end: found.index + found[0].length } : null;
}

/** Words of what will be, in a text that says nothing was. */
export function findPlan(text: string): Span | null {
  const found = FUTURE.exec(text);
  return found && !PAST.test(text) ? { start: found.index, end: found.index + found[0].length } : null;
}

/** Percentages in sentences that name no count they could be of. */
export function findPercentWithoutBase(text: string): Span[] {
  return sentencesOf(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    if (namesBase(sentence)) return [];
    return [...sentence.matchAll(PERCENT)].map((found) => ({
      start: start + found.index,
      end: start + found.index + found[0].length,
    }));
  });
}

/** A number that is no percentage, no date and no length of time. */
function namesBase(sentence: string): boolean {
  const rest = sentence
    .replace(PERCENT, ' ')
    .replace(/\b(?:FY|fiscal year) ?\d{2,4}\b/gi, ' ')
    .replace(
      /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}\b/gi,
      ' ',
    )
    .replace(/\b(?:19|20)\d\d\b/g, ' ')
    .replace(/\b\d+[- ](?:days?|weeks?|months?|years?|hours?)\b/gi, ' ');
  return /\d/.test(rest);
}
