const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** Spreadsheets keep fifteen digits; what a file holds beyond is noise of binary fractions. */
const DIGITS = 15;

/** The value of a cell, or null where the text is no number. */
export function parseNumber(raw: string): number | null {
  const value = NUMBER.test(raw) ? Number(raw) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

/** `0.30000000000000004` to `0.3`, `1.2E+3` to `1200`. Whole numbers keep every digit the file has. Null where it is no number. */
export function numberText(raw: string): string | null {
  if (/^-?(?:0|[1-9]\d*)$/.test(raw)) return raw === '-0' ? '0' : raw;
  const value = parseNumber(raw);
  return value === null ? null : withoutExponent(String(Number(value.toPrecision(DIGITS))));
}

function withoutExponent(text: string): string {
  const match = /^(-?)(\d)(?:\.(\d+))?e([-+]\d+)$/.exec(text);
  if (!match) return text === '-0' ? '0' : text;
  const [, sign = '', first = '', rest = '', power] = match;
  const exponent = Number(power);
  const digits = first + rest;
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  return sign + digits.padEnd(exponent + 1, '0');
}
