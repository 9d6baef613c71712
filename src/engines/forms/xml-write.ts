import { FormError } from './errors.ts';

/** Markup that is done; only `element` makes it, so that no text gets in unescaped. */
export type Xml = { readonly markup: string; toString(): string };

export function element(name: string, attributes: Readonly<Record<string, string>>, ...content: (Xml | string)[]): Xml {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  const inside = content.map((one) => (typeof one === 'string' ? escapeText(one) : one.markup)).join('');
  const markup = `<${name}${said.join('')}${inside === '' ? '/>' : `>${inside}</${name}>`}`;
  return { markup, toString: () => markup };
}

/** Characters that XML 1.0 cannot hold in any form. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

function escapeText(text: string): string {
  if (FORBIDDEN.test(text)) {
    throw new FormError(
      'FORM_CANNOT_BE_WRITTEN',
      'A text holds a character that XML cannot carry.',
      'Take it out of the text.',
    );
  }
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
