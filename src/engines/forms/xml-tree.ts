import { SaxesParser } from 'saxes';
import { FormError } from './errors.ts';

/** How much of an XML form is read before it is refused. */
export interface XmlLimits {
  readonly bytes: number;
  readonly depth: number;
  readonly elements: number;
  /** Characters of one text. */
  readonly text: number;
}

export const XML_LIMITS: XmlLimits = { bytes: 20 * 1024 * 1024, depth: 64, elements: 200_000, text: 100_000 };

export interface XmlNode {
  /** Without its prefix. */
  readonly name: string;
  readonly uri: string;
  readonly line: number;
  /** By name without prefix: the attributes of a form do not collide across namespaces. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
  /** Its own text. An `<output value="/data/name"/>` within stands as `${name}`. */
  text: string;
}

/** Reads XML into a tree. No DTD, so nothing is ever expanded or fetched; bounded in size, depth and number. @throws FormError */
export function readXmlTree(bytes: Uint8Array, limits: XmlLimits = XML_LIMITS): XmlNode {
  if (bytes.length > limits.bytes) throw tooLarge(`The file has ${bytes.length} bytes; ${limits.bytes} is the most.`);
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const open: XmlNode[] = [];
  let root: XmlNode | null = null;
  let elements = 0;
  parser.on('doctype', () => {
    throw new FormError(
      'FORM_HAS_DTD',
      'The file declares a DTD.',
      'No form needs one: ask the sender for a plain one.',
      {
        line: parser.line,
      },
    );
  });
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > limits.elements)
      throw tooLarge(`The file holds more than ${limits.elements} elements.`, parser.line);
    if (open.length >= limits.depth)
      throw tooLarge(`The file nests deeper than ${limits.depth} elements.`, parser.line);
    const attributes = new Map(Object.values(tag.attributes).map(({ local, value }) => [local, value]));
    const node: XmlNode = { name: tag.local, uri: tag.uri, line: parser.line, attributes, children: [], text: '' };
    const parent = open.at(-1);
    parent?.children.push(node);
    if (parent && tag.local === 'output') parent.text += `\${${lastStep(attributes.get('value') ?? '')}}`;
    root ??= node;
    open.push(node);
  });
  const text = (piece: string) => {
    const node = open.at(-1);
    if (!node) return;
    node.text += piece;
    if (node.text.length > limits.text) throw tooLarge(`A text is longer than ${limits.text} characters.`, parser.line);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    open.pop();
  });
  try {
    parser.write(textOf(bytes)).close();
  } catch (error) {
    if (error instanceof FormError) throw error;
    throw new FormError(
      'FORM_NOT_XML',
      `The file is not well-formed XML (${error instanceof Error ? error.message : 'unreadable'}).`,
      'Export the form again from the program that made it.',
      { line: parser.line },
    );
  }
  if (root === null) throw new FormError('FORM_NOT_XML', 'The file holds no element.', 'Send the form itself.');
  return root;
}

export const lastStep = (path: string): string => path.trim().split('/').at(-1) ?? '';

function textOf(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new FormError('FORM_NOT_UTF8', 'The file is not UTF-8.', 'Save it as UTF-8 and send it again.');
  }
}

function tooLarge(message: string, line?: number): FormError {
  return new FormError('FORM_TOO_LARGE', message, 'Send the form alone, without answers.', line ? { line } : {});
}
