import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { ListPart } from './entity.ts';
import { ListError } from './list-error.ts';
import { partText } from './text.ts';

/** One element with all that is in it. Names are local names: the prefix a publisher chose says nothing. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children, as it stands. */
  readonly text: string;
  /** Line of the file where it begins, from 1. */
  readonly line: number;
}

export interface XmlRoot {
  readonly name: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface XmlLimits {
  readonly depth: number;
  /** Characters of one record, and of anything between two tags. */
  readonly recordChars: number;
  readonly attributes: number;
}

export const XML_LIMITS: XmlLimits = { depth: 48, recordChars: 4_000_000, attributes: 200 };

export interface XmlReading {
  /**
   * Which elements are handed over whole: the local names from the root to the element, joined by `/`
   * (`sanctionsData/entities/entity`).
   */
  readonly records: readonly string[];
  /** Hands over a record when it closes; `raw` is its source text, unchanged. */
  record(element: XmlElement, raw: string, path: string): void;
  root?(root: XmlRoot): void;
  /** An element outside the records opens; its attributes are all that is known. */
  open?(path: string, attributes: Readonly<Record<string, string>>): void;
}

/**
 * Streams an XML part and hands over its records one by one; only one record is held at a time. A document type is refused, so no
 * entity is ever declared, expanded or fetched. Depth, attributes and the size of a record are bounded.
 *
 * @throws ListError XML_HAS_DTD, XML_BROKEN, LIST_TRUNCATED, LIST_TOO_LARGE, and whatever the part's bytes throw
 */
export async function readXml(part: ListPart, reading: XmlReading, limits: XmlLimits = XML_LIMITS): Promise<void> {
  const file = part.name;
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const records = new Set(reading.records);
  const path: string[] = [];
  const open: Building[] = [];
  let source = '';
  let sourceFrom = 0;
  let recordFrom = -1;
  let closing = false;
  const tooLarge = (field: string) => new ListError('LIST_TOO_LARGE', { file, line: parser.line, field });

  parser.on('error', (error) => {
    throw closing
      ? new ListError('LIST_TRUNCATED', { file, line: parser.line, field: path.join('/'), value: plain(error.message) })
      : new ListError('XML_BROKEN', { file, line: parser.line, field: path.join('/'), value: plain(error.message) });
  });
  parser.on('doctype', () => {
    throw new ListError('XML_HAS_DTD', { file, line: parser.line });
  });
  parser.on('opentag', (tag) => {
    if (path.length >= limits.depth) throw tooLarge('depth');
    path.push(tag.local);
    const attributes = attributesOf(tag);
    if (path.length === 1) reading.root?.({ name: tag.local, uri: tag.uri, attributes });
    const parent = open.at(-1);
    if (!parent) {
      const at = path.join('/');
      if (!records.has(at)) {
        reading.open?.(at, attributes);
        return;
      }
      // no attribute can hold a bare `<`, so the last one before here begins this tag
      recordFrom = source.lastIndexOf('<', parser.position - sourceFrom - 1) + sourceFrom;
    }
    const element: Building = { name: tag.local, attributes, children: [], text: '', line: parser.line };
    parent?.children.push(element);
    open.push(element);
  });
  parser.on('attribute', () => {
    attributesSeen += 1;
    if (attributesSeen > limits.attributes) throw tooLarge('attributes');
  });
  parser.on('opentagstart', () => {
    attributesSeen = 0;
  });
  let attributesSeen = 0;
  const text = (value: string) => {
    const element = open.at(-1);
    if (element) element.text += value;
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element && open.length === 0) {
      const raw = source.slice(recordFrom - sourceFrom, parser.position - sourceFrom);
      recordFrom = -1;
      reading.record(element, raw, path.join('/'));
    }
    path.pop();
  });

  for await (const piece of partText(part)) {
    source += piece;
    parser.write(piece);
    // what is behind the last `<` may be a tag that goes on in the next piece
    const keepFrom = recordFrom === -1 ? sourceFrom + Math.max(0, source.lastIndexOf('<')) : recordFrom;
    source = source.slice(keepFrom - sourceFrom);
    sourceFrom = keepFrom;
    if (source.length > limits.recordChars) throw tooLarge(recordFrom === -1 ? 'text' : 'record');
  }
  closing = true;
  parser.close();
}

/** The first child of this name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((found) => found.name === name);

export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((found) => found.name === name) ?? [];

/** The text of a child, trimmed, blanks as one; '' where there is none. */
export const childText = (element: XmlElement | undefined, name: string): string => textOf(child(element, name));

export const textOf = (element: XmlElement | undefined): string => element?.text.replace(/\s+/g, ' ').trim() ?? '';

interface Building extends XmlElement {
  readonly children: Building[];
  text: string;
}

function attributesOf(tag: SaxesTagNS): Record<string, string> {
  return Object.fromEntries(Object.values(tag.attributes).map(({ local, value }) => [local, value]));
}

const plain = (message: string): string => message.replace(/^[^:]*\d+:\d+:\s*/, '');
