import { sha256 } from '../../../platform/hash/index.ts';
import { digitalLinkOf } from './digital-link.ts';
import { type EventAt, isObject, type Json, type JsonObject } from './read-document.ts';
import { olderBase, type Term, termBase, terms } from './vocabulary.ts';

/**
 * The event hash of CBV 2.0 (section 8.9): one string that says the same for every spelling of an event, and its SHA-256 as a name of RFC 6920. When the
 * event was recorded, its own id and an error declaration do not count.
 */
export const hashEvent = (at: EventAt): { readonly hash: string; readonly preHash: string } => {
  const preHash = preHashOf(at);
  return { preHash, hash: `ni:///sha-256;${sha256(preHash)}?ver=CBV2.0` };
};

type Prefixes = EventAt['prefixes'];
/** What a field adds, its name included; nothing where it is empty. */
type Write = (name: string, value: Json, prefixes: Prefixes) => string;
type Field = readonly [name: string, write: Write];

const plain: Write = (name, value, prefixes) => pair(name, textOf(value, prefixes));
const pair = (name: string, text: string): string => (text === '' ? '' : `${name}=${text}`);
const under = (name: string, inner: string): string => (inner === '' ? '' : `${name}${inner}`);
const moment: Write = (name, value) => pair(name, typeof value === 'string' ? momentOf(value) : '');
const term =
  (kind: Exclude<Term, 'errorReason'>): Write =>
  (name, value, prefixes) =>
    typeof value === 'string' && terms[kind].includes(value)
      ? pair(name, `${termBase[kind]}${value}`)
      : plain(name, value, prefixes);

/** What stands in an object: the fields of the standard in its order, then what the user added. */
const object =
  (fields: readonly Field[]): Write =>
  (name, value, prefixes) =>
    isObject(value) ? under(name, `${inOrder(value, fields, prefixes)}${added(value, fields, prefixes)}`) : '';

/** Each member under the name of the field, sorted. */
const each =
  (write: Write): Write =>
  (name, value, prefixes) =>
    sorted((Array.isArray(value) ? value : [value]).map((one) => write(name, one, prefixes))).join('');

/** The name of the list once, then its members, each under its own name. */
const list =
  (member: string, write: Write): Write =>
  (name, value, prefixes) =>
    under(name, each(write)(member, value, prefixes));

const inOrder = (value: JsonObject, fields: readonly Field[], prefixes: Prefixes): string =>
  fields.map(([name, write]) => (value[name] === undefined ? '' : write(name, value[name], prefixes))).join('');

const quantities = list(
  'quantityElement',
  object([
    ['epcClass', plain],
    ['quantity', plain],
    ['uom', plain],
  ]),
);
const epcs = list('epc', plain);
const place = object([['id', plain]]);

/** A member of these lists is its type, then its value. */
const typed = (name: string, kind: 'bizTransaction' | 'party'): Write =>
  list(
    '',
    object([
      ['type', term(kind)],
      [name, plain],
    ]),
  );

const sensorMetadata = object([
  ['time', moment],
  ['startTime', moment],
  ['endTime', moment],
  ['deviceID', plain],
  ['deviceMetadata', plain],
  ['rawData', plain],
  ['dataProcessingMethod', plain],
  ['bizRules', plain],
]);

const sensorReport = object([
  ['type', term('measurement')],
  ['exception', term('alarm')],
  ['deviceID', plain],
  ['deviceMetadata', plain],
  ['rawData', plain],
  ['dataProcessingMethod', plain],
  ['time', moment],
  ['microorganism', plain],
  ['chemicalSubstance', plain],
  ['value', plain],
  ['component', term('component')],
  ['stringValue', plain],
  ['booleanValue', plain],
  ['hexBinaryValue', plain],
  ['uriValue', plain],
  ['minValue', plain],
  ['maxValue', plain],
  ['meanValue', plain],
  ['sDev', plain],
  ['percRank', plain],
  ['percValue', plain],
  ['uom', plain],
  ['coordinateReferenceSystem', plain],
]);

const sensors = list(
  'sensorElement',
  object([
    ['sensorMetadata', sensorMetadata],
    ['sensorReport', each(sensorReport)],
  ]),
);

/** The canonical order of the standard; GS1's prototype puts destinations before sources, against its own table. */
const fields: readonly Field[] = [
  ['eventTime', moment],
  ['eventTimeZoneOffset', plain],
  ['certificationInfo', each(plain)],
  ['epcList', epcs],
  ['parentID', plain],
  ['inputEPCList', epcs],
  ['childEPCs', epcs],
  ['quantityList', quantities],
  ['childQuantityList', quantities],
  ['inputQuantityList', quantities],
  ['outputEPCList', epcs],
  ['outputQuantityList', quantities],
  ['action', plain],
  ['transformationID', plain],
  ['bizStep', term('bizStep')],
  ['disposition', term('disposition')],
  [
    'persistentDisposition',
    object([
      ['set', each(term('disposition'))],
      ['unset', each(term('disposition'))],
    ]),
  ],
  ['readPoint', place],
  ['bizLocation', place],
  ['bizTransactionList', typed('bizTransaction', 'bizTransaction')],
  ['sourceList', typed('source', 'party')],
  ['destinationList', typed('destination', 'party')],
  ['sensorElementList', sensors],
  ['ilmd', object([])],
];

const notHashed = new Set(['@context', 'type', 'eventID', 'recordTime', 'errorDeclaration', 'rdfs:comment', 'comment']);

const preHashOf = ({ event, prefixes }: EventAt): string =>
  `eventType=${textOf(event.type ?? '', prefixes)}${inOrder(event, fields, prefixes)}${added(event, fields, prefixes)}`;

/** What is no field of the standard. */
const added = (value: JsonObject, known: readonly Field[], prefixes: Prefixes): string => {
  const names = new Set(known.map(([name]) => name));
  return extensions(
    Object.entries(value).filter(([name]) => !names.has(name) && !notHashed.has(name)),
    prefixes,
  );
};

const extensions = (entries: readonly (readonly [string, Json])[], prefixes: Prefixes): string =>
  sorted(entries.flatMap(([name, value]) => extension(name, value, prefixes))).join('');

const extension = (name: string, value: Json, prefixes: Prefixes): string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => extension(name, one, prefixes));
  const key = keyOf(name, prefixes);
  if (isObject(value)) return [`${key}${extensions(Object.entries(value), prefixes)}`];
  return [pair(key, textOf(value, prefixes)) || key];
};

/** `{namespace}local` for `prefix:local`. */
const keyOf = (name: string, prefixes: Prefixes): string => {
  const [, prefix = '', local = ''] = /^([^:]+):(.*)$/s.exec(name) ?? [];
  const namespace = prefixes[prefix];
  return namespace === undefined ? name : `{${namespace}}${local}`;
};

const textOf = (value: Json, prefixes: Prefixes): string => {
  if (typeof value === 'number') return numberOf(String(value));
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return '';
  const text = value.trim();
  if (/^[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?$/.test(text)) return numberOf(text);
  const full = inFull(text, prefixes);
  return digitalLinkOf(full) ?? full;
};

const inFull = (text: string, prefixes: Prefixes): string => {
  for (const [older, now] of olderBase) if (text.startsWith(older)) return `${now}${text.slice(older.length)}`;
  const [, prefix = '', local = ''] = /^([A-Za-z][\w.-]*):(?!\/\/)(.*)$/s.exec(text) ?? [];
  const namespace = prefixes[prefix];
  return namespace === undefined ? text : `${namespace}${local}`;
};

/** Without sign +, without zeros that say nothing; digits are kept however many there are. */
const numberOf = (text: string): string => {
  if (/[eE]/.test(text)) return String(Number(text));
  const [, sign = '', whole = '', part = ''] = /^([+-]?)0*(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  const rest = part.replace(/0+$/, '');
  const bare = rest === '' ? whole : `${whole}.${rest}`;
  return sign === '-' && bare !== '0' ? `-${bare}` : bare;
};

/** UTC with three decimals, a fourth of 5 or more rounding up. */
const momentOf = (value: string): string => {
  const [, head = '', part = '', zone = ''] =
    /^(.*?T\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)$/i.exec(value.trim()) ?? [];
  const start = Date.parse(`${head}${zone}`);
  if (head === '' || Number.isNaN(start)) return value.trim();
  const milliseconds = Number(part.padEnd(3, '0').slice(0, 3)) + ((part[3] ?? '0') >= '5' ? 1 : 0);
  return new Date(start + milliseconds).toISOString();
};

/** By Unicode code point, which is the order of the bytes of UTF-8. */
const sorted = (texts: readonly string[]): readonly string[] =>
  texts
    .filter((text) => text !== '')
    .sort((a, b) => {
      const [left, right] = [[...a], [...b]];
      for (const [i, one] of left.entries()) {
        const other = right[i];
        if (other === undefined) return 1;
        if (one !== other) return (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
      }
      return left.length - right.length;
    });
