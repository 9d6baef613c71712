import { SaxesParser, type SaxesTagNS } from 'saxes';
import { type Place, StratmlError, type StratmlErrorCode } from './errors.ts';
import { type Grammar, grammarOf, PART_1, PART_2 } from './grammar.ts';
import { type Sequence, sequence } from './sequence.ts';

/** An element whose children stand where the schema wants them. */
export interface Node extends Place {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Node[];
  readonly text: string;
}

interface OpenNode extends Node {
  readonly attributes: Map<string, string>;
  readonly children: OpenNode[];
  text: string;
  readonly sequence: Sequence | null;
  readonly counts: Map<string, number>;
}

export interface StratmlLimits {
  /** Bytes of the file, or characters where text is handed in. */
  readonly size: number;
  readonly elements: number;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const STEP = 64 * 1024;

/** Streams the text through the parser and holds it to the grammar of its namespace as it goes; stops at the first fault. */
export function readTree(text: string, limits: StratmlLimits): Node {
  const parser = new SaxesParser({ xmlns: true, position: true, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const open: OpenNode[] = [];
  let grammar: Grammar | undefined;
  let namespace = '';
  let root: OpenNode | null = null;
  let elements = 0;

  const place = (element: string): Place => ({ line: parser.line, column: parser.column, element });
  const fail = (code: StratmlErrorCode, message: string, fix: string, element = open.at(-1)?.element ?? ''): never => {
    throw new StratmlError(code, message, fix, place(element));
  };

  function openTag(tag: SaxesTagNS): void {
    const parent = open.at(-1);
    grammar ??= rootGrammar(tag, place(tag.local));
    if (!parent) namespace = tag.uri;
    elements += 1;
    if (elements > limits.elements)
      fail('STRATML_TOO_LARGE', `More than ${limits.elements} elements.`, 'Split the plan.');
    if (parent && tag.uri !== namespace) {
      fail(
        'STRATML_UNEXPECTED_ELEMENT',
        `${tag.name} is not an element of StratML.`,
        `Remove it, or put it into ${namespace}.`,
      );
    }
    const element = parent ? path(parent, tag.local) : tag.local;
    if (parent?.sequence) parent.sequence.take(tag.local, place(element));
    else if (parent)
      fail('STRATML_UNEXPECTED_ELEMENT', `${parent.name} holds text only, not ${tag.local}.`, `Remove <${tag.local}>.`);
    const model = grammar.children.get(tag.local);
    const node: OpenNode = {
      ...place(element),
      name: tag.local,
      attributes: attributesOf(tag, grammar, place(element)),
      children: [],
      text: '',
      sequence: model ? sequence(tag.local, model) : null,
      counts: new Map(),
    };
    parent?.children.push(node);
    root ??= node;
    open.push(node);
  }

  function addText(piece: string): void {
    const node = open.at(-1);
    if (!node) return;
    if (!node.sequence) node.text += piece;
    else if (/[^ \t\r\n]/.test(piece)) {
      fail(
        'STRATML_UNEXPECTED_TEXT',
        `${node.name} holds elements only, but text stands in it.`,
        'Move the text into an element.',
      );
    }
  }

  parser.on('doctype', () =>
    fail('STRATML_HAS_DTD', 'The file declares a DTD.', 'Remove the <!DOCTYPE …> line; StratML needs none.'),
  );
  parser.on('opentag', openTag);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const node = open.pop();
    node?.sequence?.end(place(node.element));
  });
  try {
    for (let at = 0; at < text.length; at += STEP) parser.write(text.slice(at, at + STEP));
    parser.close();
  } catch (error) {
    if (error instanceof StratmlError) throw error;
    fail('STRATML_NOT_WELL_FORMED', `The file is not well-formed XML: ${error}`, 'Correct the XML at this place.');
  }
  return root ?? fail('STRATML_NOT_WELL_FORMED', 'The file holds no element.', 'Send a StratML file.');
}

function rootGrammar(tag: SaxesTagNS, place: Place): Grammar {
  const grammar = grammarOf(tag.uri);
  if (grammar?.root === tag.local) return grammar;
  throw new StratmlError(
    'STRATML_NOT_STRATML',
    `The file begins with ${tag.local} in the namespace "${tag.uri}", which is not StratML.`,
    `It should begin with PerformancePlanOrReport in ${PART_2}, or StrategicPlan in ${PART_1}.`,
    place,
  );
}

/** Children are numbered among those of their name: the second goal is `Goal[2]`. */
function path(parent: OpenNode, name: string): string {
  const count = (parent.counts.get(name) ?? 0) + 1;
  parent.counts.set(name, count);
  return `${parent.element}/${name}[${count}]`;
}

function attributesOf(tag: SaxesTagNS, grammar: Grammar, place: Place): Map<string, string> {
  const found = new Map<string, string>();
  for (const { name, local, prefix, uri, value } of Object.values(tag.attributes)) {
    if (name === 'xmlns' || prefix === 'xmlns' || (uri === XSI && /^(noNamespaceS|s)chemaLocation$/.test(local)))
      continue;
    if (uri !== '' || !grammar.attributes.get(tag.local)?.includes(local)) {
      const fix = 'Remove the attribute.';
      throw new StratmlError(
        'STRATML_UNEXPECTED_ATTRIBUTE',
        `${tag.local} cannot carry the attribute ${name}.`,
        fix,
        place,
      );
    }
    found.set(local, value);
  }
  return found;
}
