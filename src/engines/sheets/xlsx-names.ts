/** Namespaces of SpreadsheetML, transitional and strict (ECMA-376, ISO/IEC 29500). */
export const MAIN = [
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
] as const;

/** Namespaces of the `r:id` attribute and, with `/worksheet` and the like behind, of relation types. */
export const RELATION_IDS = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
] as const;

export const PACKAGE_RELATIONS = ['http://schemas.openxmlformats.org/package/2006/relationships'] as const;

/** The limits of the format itself. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;
export const LONGEST_CELL = 32_767;

/** 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `B12` to row 12, column 2; null for what is no reference or lies outside of any sheet. */
export function parseReference(reference: string): { row: number; column: number } | null {
  const match = /^([A-Z]{1,3})([1-9][0-9]{0,6})$/.exec(reference);
  if (!match) return null;
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  return row <= LAST_ROW && column <= LAST_COLUMN ? { row, column } : null;
}
