/** Apostrophes, then spaces, then a character by which a spreadsheet takes text for a formula; or a control character it skips first. */
const LOOKS_LIKE_FORMULA = /^'*(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/;
const PLAIN_NUMBER = /^[-+]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:[eE][-+]?\d+)?%?$/;

/**
 * Puts an apostrophe before text that a spreadsheet would run as a formula when it opens a CSV file (= + - @, tab, CR, LF, their
 * full-width forms, also after spaces). Plain numbers such as -12.5 or +3% are left alone. `unguardFormula` is its exact inverse.
 */
export function guardFormula(text: string): string {
  return LOOKS_LIKE_FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** Takes away the apostrophe that `guardFormula` put there, and no other. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && guardFormula(text.slice(1)) === text ? text.slice(1) : text;
}
