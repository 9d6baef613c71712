import { SaxesParser, type SaxesTagNS } from 'saxes';
import { broken, SheetError, tooLarge, type Where } from './errors.ts';
import type { SheetLimits } from './limits.ts';

export interface XmlTag {
  readonly name: string;
  /** The value of an attribute without a namespace. */
  attribute(name: string): string | undefined;
  /** The value of an attribute in one of these namespaces. */
  attributeIn(namespaces: readonly string[], name: string): string | undefined;
}

export interface XmlHandlers {
  open(tag: XmlTag): void;
  text?(text: string): void;
  close?(name: string): void;
}

export interface XmlPart {
  readonly part: string;
  readonly chunks: Iterable<Uint8Array>;
  /** Elements of these namespaces are handed on, whatever their prefix; all others are passed over. */
  readonly namespaces: readonly string[];
}

/** Streams one XML part. Refuses a DTD, so nothing is ever expanded or fetched; refuses nesting beyond the limit. */
export function readXml({ part, chunks, namespaces }: XmlPart, limits: SheetLimits, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const where: Where = { part };
  const known: boolean[] = [];
  parser.on('doctype', () => {
    throw new SheetError(
      'SHEET_HAS_DTD',
      `The part ${part} declares a DTD.`,
      'No workbook needs one: ask the sender for CSV.',
      where,
    );
  });
  parser.on('opentag', (tag) => {
    if (known.length >= limits.xmlDepth)
      throw tooLarge(`The part ${part} nests deeper than ${limits.xmlDepth} elements.`, where);
    known.push(namespaces.includes(tag.uri));
    if (known.at(-1)) handlers.open(xmlTag(tag));
  });
  const text = (value: string) => {
    if (known.at(-1)) handlers.text?.(value);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', (tag) => {
    if (known.pop()) handlers.close?.(tag.local);
  });
  try {
    for (const piece of decodeXml(chunks)) parser.write(piece);
    parser.close();
  } catch (error) {
    if (error instanceof SheetError) throw error;
    throw broken(
      `The part ${part} is not well-formed XML (${error instanceof Error ? error.message : 'unreadable'}).`,
      where,
    );
  }
}

function xmlTag(tag: SaxesTagNS): XmlTag {
  return {
    name: tag.local,
    attribute: (name) => (Object.hasOwn(tag.attributes, name) ? tag.attributes[name]?.value : undefined),
    attributeIn: (namespaces, name) =>
      Object.values(tag.attributes).find((found) => found.local === name && namespaces.includes(found.uri))?.value,
  };
}

/** Office files are UTF-8 or UTF-16 (ECMA-376 part 2); anything else ends in an error, never in wrong letters. */
function* decodeXml(chunks: Iterable<Uint8Array>): Generator<string> {
  let decoder: TextDecoder | undefined;
  for (const chunk of chunks) {
    if (chunk.length === 0) continue;
    decoder ??= new TextDecoder(chunk[0] === 0xff ? 'utf-16le' : chunk[0] === 0xfe ? 'utf-16be' : 'utf-8', {
      fatal: true,
    });
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder) yield decoder.decode();
}
