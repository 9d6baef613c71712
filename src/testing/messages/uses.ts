import { type Node, nodesIn, parse, textOf } from '../walls/syntax.ts';

/** A message that code asks for. */
export interface Use {
  readonly file: string;
  /** `plan.title`, or with `*` where a part is computed: `plan.state.*`. */
  readonly key: string;
  /** Names of the values handed over; null where the code does not show them. */
  readonly values: readonly string[] | null;
}

export interface Uses {
  readonly asked: readonly Use[];
  /** Codes of refusals that code makes, with their values. */
  readonly refused: readonly Use[];
  /** Codes that contracts put in a field's message: `z.string().max(5, 'TOO_LONG')`. */
  readonly fieldCodes: readonly Use[];
  /** Every text in the code, with `*` for what is computed; a key that is none of them is dead. */
  readonly texts: ReadonlySet<string>;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

const nameOf = (node: unknown): string =>
  !isNode(node)
    ? ''
    : (((node.type === 'MemberExpression' ? (node.property as Node).name : node.name) as string) ?? '');

/** What an expression may be: each branch of a condition, `*` for a computed part of a template. */
const textsOf = (node: unknown): string[] => {
  if (!isNode(node)) return [];
  if (node.type === 'ConditionalExpression') return [...textsOf(node.consequent), ...textsOf(node.alternate)];
  if (node.type === 'TemplateLiteral') {
    return [(node.quasis as readonly { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('*')];
  }
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    return textsOf(node.left).map((left) => `${left}${textOf(node.right) ?? '*'}`);
  }
  const text = textOf(node);
  return text === null ? [] : [text];
};

const propertiesOf = (node: unknown): readonly Node[] | null => {
  if (!isNode(node) || node.type !== 'ObjectExpression') return null;
  const properties = node.properties as readonly Node[];
  return properties.every(({ type }) => type === 'Property') ? properties : null;
};

const valuesOf = (node: unknown): readonly string[] | null =>
  node === undefined
    ? []
    : (propertiesOf(node)?.map(({ key }) => ((key as Node).name ?? (key as Node).value) as string) ?? null);

const property = (node: unknown, name: string): unknown =>
  propertiesOf(node)?.find(({ key }) => nameOf(key) === name)?.value;

const isTranslate = (callee: Node): boolean =>
  nameOf(callee) === 't' ||
  (callee.type === 'CallExpression' && ['translate', 'translator'].includes(nameOf(callee.callee)));

const schemaMethods = [
  'min',
  'max',
  'length',
  'regex',
  'refine',
  'nonempty',
  'email',
  'url',
  'startsWith',
  'int',
  'positive',
];
const isCode = (text: string): boolean => /^[A-Z][A-Z_]+$/.test(text);

/** Reads one file of code. */
export const usesIn = (file: string, text: string): Uses => {
  const asked: Use[] = [];
  const refused: Use[] = [];
  const fieldCodes: Use[] = [];
  const texts = new Set<string>();
  const add = (list: Use[], keys: readonly string[], values: Use['values']): void => {
    list.push(...keys.map((key) => ({ file, key, values })));
  };

  for (const node of nodesIn(parse(file, text))) {
    for (const said of textsOf(node)) texts.add(said);
    const args = (node.arguments ?? []) as readonly Node[];
    const callee = node.callee as Node;
    if (node.type === 'CallExpression' && isTranslate(callee)) add(asked, textsOf(args[0]), valuesOf(args[1]));
    if (node.type === 'CallExpression' && nameOf(callee) === 'formatMessage') {
      add(asked, textsOf(property(args[0], 'id')), valuesOf(args[1]));
    }
    if (
      ['CallExpression', 'NewExpression'].includes(node.type) &&
      ['refuse', 'Refusal', 'orRefuse'].includes(nameOf(callee))
    ) {
      add(refused, textsOf(args[0]).filter(isCode), valuesOf(args[1]));
    }
    if (node.type === 'CallExpression' && schemaMethods.includes(nameOf(callee))) {
      const last = args.at(-1);
      const codes = [...textsOf(last), ...textsOf(property(last, 'message')), ...textsOf(property(last, 'error'))];
      add(fieldCodes, codes.filter(isCode), []);
    }
    // a form finds the words of its fields below the key it is given
    if (node.type === 'JSXAttribute' && nameOf(node.name) === 'words') texts.add(`${textOf(node.value)}.*`);
    if (node.type === 'JSXOpeningElement' && /^[A-Z]/.test(nameOf(node.name))) {
      const id = (node.attributes as readonly Node[]).find(({ name }) => nameOf(name) === 'id')?.value;
      const key = textOf(id) ?? (isNode(id) ? textsOf(id.expression)[0] : undefined);
      if (key?.includes('.')) add(asked, [key], null);
    }
  }
  return { asked, refused, fieldCodes, texts };
};

/** Whether a text with `*` for what is computed may come out as the key. */
export const mayBe = (pattern: string, key: string): boolean => {
  if (!pattern.includes('*')) return pattern === key;
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(key);
};
