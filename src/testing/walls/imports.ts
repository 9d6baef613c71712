import { type Node, nodesIn, parse, textOf } from './syntax.ts';

export interface Import {
  /** As written: `./a.ts`, `zod`, `node:fs`. Null where it is computed. */
  readonly name: string | null;
  /** `import type` leaves nothing behind; everything else runs. */
  readonly kind: 'value' | 'type';
}

const kindOf = (node: Node, field: 'importKind' | 'exportKind'): Import['kind'] =>
  node[field] === 'type' ? 'type' : 'value';

const isAddressBesideThisFile = (node: Node): boolean => {
  const callee = node.callee as Node;
  const [path, base] = node.arguments as readonly Node[];
  return (
    callee.type === 'Identifier' &&
    callee.name === 'URL' &&
    base?.type === 'MemberExpression' &&
    (base.object as Node).type === 'MetaProperty' &&
    (textOf(path) ?? '').startsWith('.')
  );
};

/** Everything a file reaches for: static, dynamic and type imports, re-exports, `new URL('./x', import.meta.url)`. */
export const importsOf = (path: string, text: string): Import[] =>
  [...nodesIn(parse(path, text))].flatMap((node): Import[] => {
    switch (node.type) {
      case 'ImportDeclaration':
        return [{ name: textOf(node.source), kind: kindOf(node, 'importKind') }];
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        return node.source ? [{ name: textOf(node.source), kind: kindOf(node, 'exportKind') }] : [];
      case 'ImportExpression':
        return [{ name: textOf(node.source), kind: 'value' }];
      case 'TSImportType':
        return [{ name: textOf(node.source ?? node.argument), kind: 'type' }];
      case 'NewExpression':
        return isAddressBesideThisFile(node)
          ? [{ name: textOf((node.arguments as readonly Node[])[0]), kind: 'value' }]
          : [];
      default:
        return [];
    }
  });
