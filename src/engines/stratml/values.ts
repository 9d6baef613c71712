import { type Place, StratmlError } from './errors.ts';

const NAME_START =
  'A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c-\\u200d\\u2070-\\u218f' +
  '\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
/** An XML name without a colon, which is what an xsd:ID is (XML 1.0, fifth edition). */
const NC_NAME = new RegExp(`^[${NAME_START}][${NAME_START}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f-\\u2040]*$`, 'u');

/** `YYYY-MM-DD`, a day that exists, or ''. */
export function checkDate(text: string, place: Place): string {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !text.startsWith('0000');
  const millis = isDate ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (text === '' || (!Number.isNaN(millis) && new Date(millis).toISOString().startsWith(text))) return text;
  throw new StratmlError(
    'STRATML_BAD_DATE',
    `"${text}" is not a date.`,
    'Write YYYY-MM-DD, or leave the element empty.',
    place,
  );
}

/** A decimal number without an exponent, kept as text, or ''. */
export function checkDecimal(text: string, place: Place): string {
  if (text === '' || /^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return text;
  const fix = 'Write digits with a point, without separators or units (1250.5), or leave the element empty.';
  throw new StratmlError('STRATML_BAD_NUMBER', `"${text}" is not a number of units.`, fix, place);
}

/** One of the codes the schema lists. */
export function checkCode<Code extends string>(text: string, codes: readonly Code[], place: Place): Code {
  const code = codes.find((candidate) => candidate === text);
  if (code !== undefined) return code;
  throw new StratmlError(
    'STRATML_BAD_CODE',
    `"${text}" is not one of the codes.`,
    `Use one of: ${codes.join(', ')}.`,
    place,
  );
}

/** A web address in the sense of xsd:anyURI, or ''. */
export function checkSource(text: string, place: Place): string {
  const firstPart = text.split(/[/?#]/)[0] ?? '';
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/.test(firstPart);
  const wrong =
    (firstPart.includes(':') && !scheme) ||
    /%(?![0-9A-Fa-f]{2})|#.*#/.test(text) ||
    !URL.canParse(text, 'http://base.example/');
  if (!wrong) return text;
  throw new StratmlError('STRATML_BAD_SOURCE', `"${text}" is not a web address.`, 'Write it as https://…', place);
}

/** Checks that every identifier is an XML ID and stands only once in the document. */
export function createIdentifiers(): (text: string, place: Place) => string {
  const seen = new Map<string, Place>();
  return (text, place) => {
    if (!NC_NAME.test(text)) {
      const fix = 'Begin it with a letter or "_" and use letters, digits, ".", "-" and "_" only (xmlId makes one).';
      throw new StratmlError('STRATML_BAD_IDENTIFIER', `"${text}" is not an XML identifier.`, fix, place);
    }
    const before = seen.get(text);
    if (before) {
      const line = before.line === null ? '' : `, line ${before.line}`;
      const message = `The identifier "${text}" stands twice; first at ${before.element}${line}.`;
      throw new StratmlError('STRATML_DUPLICATE_ID', message, 'Give each element an identifier of its own.', place);
    }
    seen.set(text, place);
    return text;
  };
}

/** Text that XML 1.0 can carry. */
export function checkText(text: string, place: Place): string {
  const bad = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
  if (!bad) return text;
  const code = (bad[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  throw new StratmlError(
    'STRATML_BAD_CHARACTER',
    `The text holds U+${code}, which XML cannot carry.`,
    'Remove it.',
    place,
  );
}
