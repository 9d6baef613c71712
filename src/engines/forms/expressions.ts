import { lastStep } from './xml-tree.ts';

/** `${name}` of XLSForm to the path of the question in the XForm. A name that is not asked stays as it is written. */
export const toXPath = (expression: string, pathOf: ReadonlyMap<string, string>): string =>
  expression.replace(/\$\{\s*([^}\s]+)\s*\}/g, (whole, name: string) => pathOf.get(name) ?? whole);

/** Paths of the XForm's questions back to `${name}`. */
export const fromXPath = (expression: string, root: string): string =>
  expression.replace(new RegExp(`/${escaped(root)}(?:/[\\w.-]+)+`, 'g'), (path) => `\${${lastStep(path)}}`);

/** The names that an expression asks for. */
export const namesIn = (expression: string): string[] =>
  [...expression.matchAll(/\$\{\s*([^}\s]+)\s*\}/g)].map(([, name = '']) => name);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
