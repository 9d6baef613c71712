import { StratmlError } from './errors.ts';
import type { Node } from './tree.ts';
import { checkCode, checkDate, checkDecimal, checkSource, createIdentifiers } from './values.ts';

export type NodeReader = ReturnType<typeof createNodeReader>;

/** Reads the children of a checked node by their kinds. One reader a document: it remembers the identifiers. */
export function createNodeReader() {
  const takeIdentifier = createIdentifiers();
  const children = (node: Node, name: string) => node.children.filter((child) => child.name === name);
  const child = (node: Node, name: string) => node.children.find((candidate) => candidate.name === name);

  function neededChild(node: Node, name: string): Node {
    const found = child(node, name);
    if (found) return found;
    throw new StratmlError('STRATML_MISSING_ELEMENT', `${node.name} lacks its ${name}.`, `Add <${name}>.`, node);
  }

  function value<T>(node: Node, name: string, check: (text: string, place: Node) => T): T | undefined {
    const found = child(node, name);
    return found && check(collapse(found.text), found);
  }

  function code<Code extends string>(node: Node, attribute: string, codes: readonly Code[]): Code | undefined {
    const text = node.attributes.get(attribute);
    return text === undefined ? undefined : checkCode(text, codes, node);
  }

  return {
    child,
    children,
    neededChild,
    code,
    text: (node: Node, name: string) => child(node, name)?.text,
    neededText: (node: Node, name: string) => neededChild(node, name).text,
    /** A time zone behind the date is dropped: what is meant is a civil date. */
    date: (node: Node, name: string) =>
      value(node, name, (text, place) => checkDate(text.replace(/(?<=\d{2})(?:Z|[-+]\d{2}:\d{2})$/, ''), place)),
    decimal: (node: Node, name: string) => value(node, name, checkDecimal),
    source: (node: Node, name: string) => value(node, name, checkSource),
    identifier: (node: Node) => value(node, 'Identifier', takeIdentifier),
    codeOf: <Code extends string>(node: Node, codes: readonly Code[]) => checkCode(node.text, codes, node),
    neededCode<Code extends string>(node: Node, attribute: string, codes: readonly Code[]): Code {
      const found = code(node, attribute, codes);
      if (found !== undefined) return found;
      const fix = `Add ${attribute}="${codes[0]}", or another of: ${codes.join(', ')}.`;
      throw new StratmlError('STRATML_BAD_CODE', `${node.name} lacks its attribute ${attribute}.`, fix, node);
    },
  };
}

/** Numbers, dates, identifiers and addresses may be indented; white space around and within is no part of them (XSD, collapse). */
function collapse(text: string): string {
  return text.trim().replace(/[ \t\r\n]+/g, ' ');
}
