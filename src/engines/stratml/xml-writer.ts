import { type Place, StratmlError } from './errors.ts';
import { checkCode, checkDate, checkDecimal, checkSource, checkText, createIdentifiers } from './values.ts';

export type XmlWriter = ReturnType<typeof createXmlWriter>;

/** Writes indented XML and checks every value; what is undefined is left out. One writer a document: it remembers the identifiers. */
export function createXmlWriter(namespace: string) {
  const lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  const path: string[] = [];
  const counts: Map<string, number>[] = [new Map()];
  const takeIdentifier = createIdentifiers();

  const step = (name: string): string => {
    if (path.length === 0) return name;
    const siblings = counts.at(-1) ?? new Map<string, number>();
    const count = (siblings.get(name) ?? 0) + 1;
    siblings.set(name, count);
    return `${name}[${count}]`;
  };
  const here = (name?: string): Place => ({
    line: null,
    column: null,
    element: [...path, ...(name ? [name] : [])].join('/'),
  });
  const indent = () => '  '.repeat(path.length);

  function leaf(
    name: string,
    text: string | undefined,
    check: (text: string, place: Place) => string = checkText,
  ): void {
    if (text === undefined) return;
    const place = here(step(name));
    lines.push(`${indent()}<${name}>${escapeText(checkText(check(text, place), place))}</${name}>`);
  }

  return {
    text: (name: string, text: string | undefined) => leaf(name, text),
    date: (name: string, text: string | undefined) => leaf(name, text, checkDate),
    decimal: (name: string, text: string | undefined) => leaf(name, text, checkDecimal),
    source: (name: string, text: string | undefined) => leaf(name, text, checkSource),
    identifier: (text: string | undefined) => leaf('Identifier', text, takeIdentifier),
    code: (name: string, text: string, codes: readonly string[]) =>
      leaf(name, text, (code, place) => checkCode(code, codes, place)),
    /** An element and, within `body`, its children. Attributes are codes. */
    element(
      name: string,
      body: () => void,
      attributes: Record<string, [string | undefined, readonly string[]]> = {},
    ): void {
      const own = step(name);
      const written = Object.entries(attributes).map(([attribute, [text, codes]]) =>
        text === undefined ? '' : ` ${attribute}="${checkCode(text, codes, here(own))}"`,
      );
      const declaration = path.length === 0 ? ` xmlns="${namespace}"` : '';
      lines.push(`${indent()}<${name}${declaration}${written.join('')}>`);
      path.push(own);
      counts.push(new Map());
      body();
      counts.pop();
      path.pop();
      lines.push(`${indent()}</${name}>`);
    },
    /** Throws unless the number of elements of a name lies within the schema's bounds. */
    bounds(name: string, count: number, min: number, max: number): void {
      if (count < min)
        throw new StratmlError(
          'STRATML_MISSING_ELEMENT',
          `At least ${min} ${name} is needed.`,
          `Add a ${name}.`,
          here(),
        );
      if (count > max)
        throw new StratmlError('STRATML_TOO_MANY', `${count} ${name}; ${max} is the most.`, 'Leave some out.', here());
    },
    toString: () => `${lines.join('\n')}\n`,
  };
}

/** CR is written as a reference: XML readers turn a bare one into LF. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}
