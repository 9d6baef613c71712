import { SaxesParser } from 'saxes';
import { RuleError } from '../errors.ts';

export interface XmlNode {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlNode[];
  text: string;
}

const MOST_CHARACTERS = 10_000_000;
const MOST_ELEMENTS = 200_000;
const DEEPEST = 64;

/** No DTD, so nothing is expanded or fetched; bounded in size, number and depth. @throws RuleError DMN_… */
export function readXml(xml: string): XmlNode {
  if (xml.length > MOST_CHARACTERS)
    throw new RuleError('DMN_TOO_LARGE', 'The file is larger than 10 million characters.');
  const parser = new SaxesParser({ xmlns: true, position: true });
  const root: XmlNode = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  let elements = 0;
  const line = () => `line ${parser.line}`;
  parser.on('doctype', () => {
    throw new RuleError('DMN_HAS_DTD', 'The file declares a DTD; no DMN file needs one.', line());
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > MOST_ELEMENTS || open.length > DEEPEST)
      throw new RuleError('DMN_TOO_LARGE', 'The file has too many elements, or they nest too deep.', line());
    const attributes = new Map(Object.values(tag.attributes).map(({ local, value }) => [local, value]));
    const node: XmlNode = { name: tag.local, attributes, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  const text = (piece: string) => {
    const node = open.at(-1);
    if (node) node.text += piece;
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    open.pop();
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    if (error instanceof RuleError) throw error;
    throw new RuleError('DMN_NOT_XML', 'The file is not well-formed XML.', line());
  }
  const [first] = root.children;
  if (!first) throw new RuleError('DMN_NOT_XML', 'The file holds no element.');
  return first;
}

export const childrenOf = (node: XmlNode, name: string): XmlNode[] =>
  node.children.filter((child) => child.name === name);
export const childOf = (node: XmlNode, name: string): XmlNode | undefined => childrenOf(node, name)[0];
export const textIn = (node: XmlNode | undefined): string => (node && (childOf(node, 'text')?.text ?? '').trim()) ?? '';

/** Characters that XML 1.0 cannot hold in any form. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

export function escaped(text: string): string {
  if (FORBIDDEN.test(text))
    throw new RuleError('DMN_CANNOT_BE_WRITTEN', 'A text holds a character that XML cannot carry.');
  const marks: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\n': '&#10;',
    '\r': '&#13;',
    '\t': '&#9;',
  };
  return text.replaceAll(/[&<>"\n\r\t]/g, (mark) => marks[mark] ?? mark);
}
