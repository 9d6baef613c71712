import { SaxesParser, type SaxesTagNS } from 'saxes';
import { refuse } from '../../../platform/errors/index.ts';
import type { EventAt, Json, JsonObject } from './read-document.ts';
import { eventTypes, knownPrefixes } from './vocabulary.ts';

/** An element with its namespace written out before its name, as `{namespace}name`. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const deepest = 60;
const wrapper = 'extension';

/**
 * The events of EPCIS 2.0 or 1.x in XML, in the shape they have in JSON, for the hash: an event has one hash however it is written. Numbers stay text, so this is
 * not a converter. A document type may be named but declares nothing here.
 *
 * @throws Refusal SUPPLY_EPCIS_UNREADABLE with the line
 */
export const eventsOfXml = (bytes: Uint8Array, file: string): readonly EventAt[] => {
  const events: EventAt[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const stop = (): never => refuse('SUPPLY_EPCIS_UNREADABLE', {}, [{ file, line: parser.line }]);
  parser.on('error', stop);
  parser.on('opentag', (tag: SaxesTagNS) => {
    const element = elementOf(tag);
    open.at(-1)?.children.push(element);
    if (open.push(element) > deepest) stop();
  });
  const words = (text: string): void => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', words);
  parser.on('cdata', words);
  parser.on('closetag', () => {
    const element = open.pop();
    const list = open.findLast(({ name }) => name !== wrapper);
    if (element && list?.name === 'EventList' && eventTypes.some((type) => type === element.name))
      events.push({
        path: `EventList/*[${events.length + 1}]`,
        event: { type: element.name, ...fieldsOf(element) },
        prefixes: knownPrefixes,
      });
  });
  parser.write(new TextDecoder().decode(bytes)).close();
  return events;
};

const elementOf = ({ local, uri, attributes }: SaxesTagNS): Element => ({
  // the elements of EPCIS have no namespace of their own, but for the root
  name: uri === '' ? local : `{${uri}}${local}`,
  attributes: Object.fromEntries(
    Object.values(attributes)
      .filter((one) => one.prefix !== 'xmlns' && one.prefix !== 'xsi' && one.name !== 'xmlns')
      .map((one) => [one.uri === '' ? one.local : `{${one.uri}}${one.local}`, one.value]),
  ),
  children: [],
  text: '',
});

const fieldsOf = (element: Element): JsonObject => {
  const fields: Record<string, Json> = { ...element.attributes };
  for (const child of element.children.flatMap(unwrapped)) {
    const value = contentOf(child);
    const before = fields[child.name];
    fields[child.name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value].flat();
  }
  return fields;
};

/** EPCIS 1.x puts what its versions added into wrappers; 2.0 has the same fields without. */
const unwrapped = (element: Element): readonly Element[] =>
  element.name === wrapper || element.name === 'baseExtension' ? element.children.flatMap(unwrapped) : [element];

const members: Readonly<Record<string, string>> = {
  epcList: 'epc',
  inputEPCList: 'epc',
  outputEPCList: 'epc',
  childEPCs: 'epc',
  quantityList: 'quantityElement',
  inputQuantityList: 'quantityElement',
  outputQuantityList: 'quantityElement',
  childQuantityList: 'quantityElement',
  sensorElementList: 'sensorElement',
};
/** Lists whose members are a value with a type beside it. */
const typed = new Set(['bizTransactionList', 'sourceList', 'destinationList']);

const contentOf = (element: Element): Json => {
  const member = members[element.name];
  if (member !== undefined) return element.children.filter(({ name }) => name === member).map(contentOf);
  if (typed.has(element.name))
    return element.children.map(({ name, text, attributes }) => ({ ...attributes, [name]: text }));
  return element.children.length === 0 && Object.keys(element.attributes).length === 0
    ? element.text
    : fieldsOf(element);
};
