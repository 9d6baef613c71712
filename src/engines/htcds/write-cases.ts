import { writeCsv, writeXlsx } from '../sheets/index.ts';
import type { CaseValue } from './case-value.ts';
import { HtcdsError } from './errors.ts';
import type { CaseValues } from './read-cases.ts';
import type { Standard } from './standard.ts';

export const caseFormats = ['csv', 'xlsx', 'json'] as const;
export type CaseFormat = (typeof caseFormats)[number];

/** What every file says of its vocabulary (CC BY 4.0 asks for it). No endorsement is meant or may be read into it. */
const source =
  'Field names: Human Trafficking Case Data Standard (HTCDS) 2.0, International Organization for Migration, CC BY 4.0. Not endorsed by IOM.';

/**
 * Writes cases, one row each, columns by the keys that some case uses, in the order of the standard. Several codes are parted by semicolons.
 *
 * @throws HtcdsError HTCDS_CANNOT_BE_WRITTEN for a key that is none, or a code that holds what parts codes
 */
export function writeCases(cases: readonly CaseValues[], standard: Standard, format: CaseFormat): Uint8Array {
  const used = new Set(cases.flatMap((values) => Object.keys(values)));
  const keys = standard.fields.map(({ key }) => key).filter((key) => used.delete(key));
  const [unknown] = used;
  if (unknown !== undefined) throw cannot(`${unknown.slice(0, 60)} is no key of the standard.`, 'Leave it out.');
  if (format === 'json') {
    const ordered = cases.map((values) =>
      Object.fromEntries(keys.flatMap((key) => (key in values ? [[key, values[key]]] : []))),
    );
    const file = { standard: 'HTCDS', version: standard.version, source, cases: ordered };
    return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
  }
  const rows = cases.map((values) => keys.map((key) => cellOf(values[key])));
  if (format === 'csv') return writeCsv([keys, ...rows], { bom: true });
  const about = [
    ['standard', `HTCDS ${standard.version}`],
    ['source', source],
  ];
  return writeXlsx({
    sheets: [
      { name: 'cases', columns: keys.map((header) => ({ header })), rows },
      { name: 'about', columns: [{ header: 'what' }, { header: 'text', width: 60 }], rows: about },
    ],
  });
}

function cellOf(value: CaseValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  const spoilt = value.find((code) => /[;|\n]/.test(code));
  if (spoilt !== undefined)
    throw cannot('A code holds a semicolon, a bar or a line end, by which codes are parted.', 'Write JSON instead.');
  return value.join(';');
}

const cannot = (message: string, fix: string): HtcdsError => new HtcdsError('HTCDS_CANNOT_BE_WRITTEN', message, fix);
