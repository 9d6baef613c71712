/**
 * GS1 keys in one spelling, the constrained canonical GS1 Digital Link URI of the CBV 2.0 event hash: EPC URIs (GS1 Tag Data Standard 2.0, section 6.3)
 * and Digital Links of any host become `https://id.gs1.org/01/…/21/…`.
 */
const host = 'https://id.gs1.org';

type Parts = readonly string[];
type Reader = (parts: Parts) => string | null;

const digits = (text: string, length: number): string | null =>
  text.length === length && /^\d+$/.test(text) ? text : null;

/** Last digit of GTIN, GLN, SSCC, GSRN and the like (GS1 General Specifications, section 7.9). */
const withCheck = (body: string | null): string | null => {
  if (body === null) return null;
  const sum = [...body].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
};

/** Company prefix and reference, the first digit of the reference in front. */
const turned = ([company = '', reference = '']: Parts, length: number): string | null =>
  withCheck(digits(`${reference.slice(0, 1)}${company}${reference.slice(1)}`, length));

const inOrder = ([company = '', reference = '']: Parts, length: number): string | null =>
  withCheck(digits(`${company}${reference}`, length));

const at = (path: string, key: string | null, more = ''): string | null => key && `${host}/${path}/${key}${more}`;

/** Characters that a Digital Link writes with a percent sign (GS1 Digital Link 1.2, table 7-1). */
const escaped = (text: string | undefined): string =>
  (text ?? '').replace(/[!()*+,:]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

const serial = (parts: Parts, from: number): string => escaped(parts.slice(from).join('.'));

const epcReaders: Readonly<Record<string, Reader>> = {
  sgtin: (p) => at('01', turned(p, 13), `/21/${serial(p, 2)}`),
  upui: (p) => at('01', turned(p, 13), `/235/${serial(p, 2)}`),
  itip: (p) => at('8006', turned(p, 13), `${p[2]}${p[3]}/21/${serial(p, 4)}`),
  sscc: (p) => at('00', turned(p, 17)),
  sgln: (p) => at('414', inOrder(p, 12), p[2] === '0' ? '' : `/254/${serial(p, 2)}`),
  pgln: (p) => at('417', inOrder(p, 12)),
  grai: ([company = '', type = '', ...rest]) => at('8003', inOrder([`0${company}`, type], 13), serial(rest, 0)),
  gdti: (p) => at('253', inOrder(p, 12), serial(p, 2)),
  sgcn: (p) => at('255', inOrder(p, 12), serial(p, 2)),
  gsrn: (p) => at('8018', inOrder(p, 17)),
  gsrnp: (p) => at('8017', inOrder(p, 17)),
  gsin: (p) => at('402', inOrder(p, 16)),
  giai: (p) => at('8004', `${p[0]}${serial(p, 1)}`),
  ginc: (p) => at('401', `${p[0]}${serial(p, 1)}`),
  cpi: (p) => at('8010', `${p[0]}${escaped(p[1])}`, `/8011/${serial(p, 2)}`),
};

/** All that carries this key, whatever its serial number: `…sgtin:4012345.012345.*`. */
const patternReaders: Readonly<Record<string, Reader>> = {
  sgtin: (p) => at('01', turned(p, 13)),
  upui: (p) => at('01', turned(p, 13)),
  itip: (p) => at('8006', turned(p, 13), `${p[2]}${p[3]}`),
  grai: ([company = '', type = '']) => at('8003', inOrder([`0${company}`, type], 13)),
  gdti: (p) => at('253', inOrder(p, 12)),
  sgcn: (p) => at('255', inOrder(p, 12)),
  cpi: (p) => at('8010', `${p[0]}${escaped(p[1])}`),
};

const fromUrn = (uri: string): string | null => {
  const [, kind = '', scheme = '', rest = ''] = /^urn:epc:(id|class|idpat):([a-z]+):(\d{6,12}\..*)$/.exec(uri) ?? [];
  const parts = rest.split('.');
  if (kind === 'id') return epcReaders[scheme]?.(parts) ?? null;
  if (kind === 'class') return scheme === 'lgtin' ? at('01', turned(parts, 13), `/10/${serial(parts, 2)}`) : null;
  return parts.at(-1) === '*' ? (patternReaders[scheme]?.(parts.slice(0, -1)) ?? null) : null;
};

const names: Readonly<Record<string, string>> = {
  gtin: '01',
  itip: '8006',
  cpid: '8010',
  gln: '414',
  party: '417',
  gsrnp: '8017',
  gsrn: '8018',
  gcn: '255',
  sscc: '00',
  gdti: '253',
  ginc: '401',
  gsin: '402',
  grai: '8003',
  giai: '8004',
  cpv: '22',
  lot: '10',
  ser: '21',
};

const free = '[!-.0-9:-?A-Z_a-z%]';
const keys: Readonly<Record<string, RegExp>> = {
  '00': /^\d{18}$/,
  '01': /^\d{14}$/,
  '253': new RegExp(`^\\d{13}${free}{0,17}$`),
  '255': /^\d{13,25}$/,
  '401': new RegExp(`^${free}{1,60}$`),
  '402': /^\d{17}$/,
  '414': /^\d{13}$/,
  '417': /^\d{13}$/,
  '8003': new RegExp(`^\\d{14}${free}{0,16}$`),
  '8004': new RegExp(`^${free}{1,60}$`),
  '8006': /^\d{18}$/,
  '8010': new RegExp(`^${free}{1,60}$`),
  '8017': /^\d{18}$/,
  '8018': /^\d{18}$/,
};
/** The finest of the qualifiers of a key wins; `22` (variant) never counts. */
const qualifiers: Readonly<Record<string, readonly string[]>> = {
  '01': ['21', '235', '10'],
  '8006': ['21', '10'],
  '414': ['254'],
  '8010': ['8011'],
};

const fromLink = (uri: string): string | null => {
  const [, path = ''] = /^https?:\/\/[^/?#]+(\/[^?#]*)/.exec(uri) ?? [];
  const steps = path.split('/').map((step) => names[step] ?? step);
  const from = steps.findIndex((step, i) => keys[step]?.test(padded(step, steps[i + 1] ?? '')));
  if (from < 0) return null;
  const [key = '', value = '', ...rest] = steps.slice(from);
  const allowed = qualifiers[key] ?? [];
  const given = new Map<string, string>();
  const trailing = rest.at(-1) === '' ? rest.slice(0, -1) : rest;
  if (trailing.length % 2 !== 0) return null;
  for (let i = 0; i < trailing.length; i += 2) given.set(trailing[i] ?? '', trailing[i + 1] ?? '');
  if ([...given.keys()].some((one) => one !== '22' && !allowed.includes(one))) return null;
  const finest = allowed.find((one) => given.has(one));
  return `${host}/${key}/${padded(key, value)}${finest === undefined ? '' : `/${finest}/${given.get(finest)}`}`;
};

const padded = (key: string, value: string): string =>
  key === '01' && /^(?:\d{8}|\d{12}|\d{13})$/.test(value) ? value.padStart(14, '0') : value;

/** The canonical Digital Link of a GS1 key, or null where the text is none. */
export const digitalLinkOf = (uri: string): string | null =>
  uri.startsWith('urn:epc:') ? fromUrn(uri) : uri.startsWith('http') ? fromLink(uri) : null;
