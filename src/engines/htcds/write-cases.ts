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

/** What the office that wrote the file says beside its cases. */
export interface BesideCases {
  /** Its own code for each case, so that people can speak of one without a name. The standard has no key for it. */
  readonly codes?: readonly string[];
  /** What it knows and the standard cannot carry: field and in how many cases. */
  readonly notCarried?: Readonly<Record<string, number>>;
}

/** Title of the column of codes; no key of the standard, so a reader under it passes it over and says so. */
const CODE = 'record_code';

/**
 * Writes cases, one row each, columns by the keys that some case uses, in the order of the standard. Several codes are parted by semicolons.
 *
 * @throws HtcdsError HTCDS_CANNOT_BE_WRITTEN for a key that is none, or a code that holds what parts codes
 */
export function writeCases(
  cases: readonly CaseValues[],
  standard: Standard,
  format: CaseFormat,
  { codes, notCarried }: BesideCases = {},
): Uint8Array {
  const used = new Set(cases.flatMap((values) => Object.keys(values)));
  const keys = standard.fields.map(({ key }) => key).filter((key) => used.delete(key));
  const [unknown] = used;
  if (unknown !== undefined) throw cannot(`${unknown.slice(0, 60)} is no key of the standard.`, 'Leave it out.');
  if (format === 'json') {
    const ordered = cases.map((values, at) => ({
      ...(codes ? { [CODE]: codes[at] ?? '' } : {}),
      ...Object.fromEntries(keys.flatMap((key) => (key in values ? [[key, values[key]]] : []))),
    }));
    const head = { standard: 'HTCDS', version: standard.version, source, ...(notCarried ? { notCarried } : {}) };
    return new TextEncoder().encode(`${JSON.stringify({ ...head, cases: ordered }, null, 2)}\n`);
  }
  const headers = [...(codes ? [CODE] : []), ...keys];
  const rows = cases.map((values, at) => [
    ...(codes ? [codes[at] ?? ''] : []),
    ...keys.map((key) => cellOf(values[key])),
  ]);
  if (format === 'csv') return writeCsv([headers, ...rows], { bom: true });
  const about = [
    ['standard', `HTCDS ${standard.version}`],
    ['source', source],
    ...Object.entries(notCarried ?? {}).map(([field, count]) => [`not carried: ${field}`, String(count)]),
  ];
  return writeXlsx({
    sheets: [
      { name: 'cases', columns: headers.map((header) => ({ header })), rows },
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
