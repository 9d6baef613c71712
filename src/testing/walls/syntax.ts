import { parseAst } from 'vite';

/** A node of the syntax tree, as far as these checks look at it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Parses TypeScript, TSX or JavaScript, whichever the path says. */
export const parse = (path: string, text: string): Node => {
  const lang = path.endsWith('.tsx') ? 'tsx' : path.endsWith('.ts') ? 'ts' : 'js';
  try {
    return parseAst(text, { lang }, path) as unknown as Node;
  } catch (cause) {
    throw new Error(`${path} could not be parsed`, { cause });
  }
};

/** Every node below and including this one, outer ones first. */
export function* nodesIn(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesIn(child);
  }
}

/** The text of a string literal or of a template without holes, else null. */
export const textOf = (node: unknown): string | null => {
  if (!isNode(node)) return null;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return null;
  const quasis = node.quasis as readonly { value: { cooked: string } }[];
  return quasis.length === 1 ? (quasis[0]?.value.cooked ?? null) : null;
};

/** The texts a literal or template holds, with holes left out. */
export const textsOf = (node: Node): readonly string[] => {
  if (node.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node.type !== 'TemplateLiteral') return [];
  return (node.quasis as readonly { value: { cooked: string } }[]).map((quasi) => quasi.value.cooked);
};
