import { type Node, nodesIn, parse } from './walls/syntax.ts';

/** What a `tables.ts` says of one column. `form` is string, number, boolean, Uint8Array, unknown, `named` (any shape), or one with `[]`. */
export interface ColumnType {
  readonly form: string;
  readonly nullable: boolean;
}

/** `schema.table` -> column -> type */
export type RowTypes = ReadonlyMap<string, ReadonlyMap<string, ColumnType>>;

const nameOf = (node: Node): string => (node.name ?? node.value) as string;

const keywords: Record<string, string> = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSBooleanKeyword: 'boolean',
  TSUnknownKeyword: 'unknown',
};

/** The scalars of the platform's contract, which are all texts. */
const texts = ['Id', 'CivilDate', 'Instant'];

const isRow = ({ type }: Node): boolean => type === 'TSInterfaceDeclaration' || type === 'TSTypeLiteral';

const membersOf = (node: Node): readonly Node[] =>
  ((node.type === 'TSTypeLiteral' ? node.members : (node.body as Node).body) as readonly Node[]).filter(
    (member) => member.type === 'TSPropertySignature',
  );

const annotationOf = (member: Node): Node => (member.typeAnnotation as Node).typeAnnotation as Node;

const typeOf = (node: Node, aliases: ReadonlyMap<string, Node>): ColumnType => {
  const plain = (form: string): ColumnType => ({ form, nullable: false });
  switch (node.type) {
    case 'TSUnionType': {
      const members = node.types as readonly Node[];
      const forms = new Set(members.filter((m) => m.type !== 'TSNullKeyword').map((m) => typeOf(m, aliases).form));
      const [form = 'unknown'] = forms;
      return { form: forms.size === 1 ? form : 'named', nullable: members.some((m) => m.type === 'TSNullKeyword') };
    }
    case 'TSLiteralType':
      return plain(typeof (node.literal as Node).value);
    case 'TSArrayType':
      return plain(`${typeOf(node.elementType as Node, aliases).form}[]`);
    case 'TSTypeOperator':
    case 'TSParenthesizedType':
      return typeOf(node.typeAnnotation as Node, aliases);
    // `Row['state']`: the type of another row's column
    case 'TSIndexedAccessType': {
      const row = aliases.get(nameOf((node.objectType as Node).typeName as Node));
      const column = nameOf((node.indexType as Node).literal as Node);
      const member = row && membersOf(row).find(({ key }) => nameOf(key as Node) === column);
      return member ? typeOf(annotationOf(member), aliases) : plain('named');
    }
    case 'TSTypeReference': {
      const name = nameOf(node.typeName as Node);
      const [first] = ((node.typeArguments as Node | null)?.params ?? []) as readonly Node[];
      if (first && ['Generated', 'ColumnType'].includes(name)) return typeOf(first, aliases);
      if (name === 'Uint8Array') return plain('Uint8Array');
      if (texts.includes(name)) return plain('string');
      const alias = aliases.get(name);
      return alias && !isRow(alias) ? typeOf(alias, aliases) : plain('named');
    }
    default:
      return plain(keywords[node.type] ?? 'named');
  }
};

/** Reads `export type Tables = { 'schema.table': Row }` and the rows it names, which stand in the same file. */
export const rowTypesOf = (path: string, text: string): RowTypes => {
  const declared = new Map<string, Node>();
  for (const node of nodesIn(parse(path, text))) {
    if (node.type === 'TSInterfaceDeclaration') declared.set(nameOf(node.id as Node), node);
    if (node.type === 'TSTypeAliasDeclaration') declared.set(nameOf(node.id as Node), node.typeAnnotation as Node);
  }
  const tables = declared.get('Tables');
  if (!tables) throw new Error(`${path} has no "export type Tables = { … }"`);
  return new Map(
    membersOf(tables).map((table) => {
      const row = nameOf(annotationOf(table).typeName as Node);
      const declaration = declared.get(row);
      if (!declaration || !isRow(declaration)) throw new Error(`${path}: the row ${row} does not stand in this file`);
      const columns = membersOf(declaration).map(
        (column) => [nameOf(column.key as Node), typeOf(annotationOf(column), declared)] as const,
      );
      return [nameOf(table.key as Node), new Map(columns)];
    }),
  );
};

/** A column of the migrated database. */
export interface DatabaseColumn {
  readonly table: string;
  readonly column: string;
  /** PostgreSQL's own name: `int8`, `_text`. */
  readonly type: string;
  readonly nullable: boolean;
}

const scalars: Record<string, string> = {
  ...Object.fromEntries(
    ['uuid', 'text', 'varchar', 'date', 'timestamptz', 'timestamp', 'numeric'].map((t) => [t, 'string']),
  ),
  ...Object.fromEntries(['int2', 'int4', 'int8', 'float4', 'float8'].map((t) => [t, 'number'])),
  bool: 'boolean',
  bytea: 'Uint8Array',
};

const fits = (form: string, type: string): boolean => {
  if (type === 'jsonb' || type === 'json') return !Object.values(scalars).includes(form);
  if (type.startsWith('_')) return form === `${scalars[type.slice(1)]}[]`;
  return form === (scalars[type] ?? 'unknown');
};

/** Where the row types and the database say different things. */
export const differences = (types: RowTypes, columns: readonly DatabaseColumn[]): string[] => {
  const inDatabase = new Map<string, DatabaseColumn[]>();
  for (const column of columns) inDatabase.set(column.table, [...(inDatabase.get(column.table) ?? []), column]);
  const missing = [...types.keys()].filter((table) => !inDatabase.has(table)).map((t) => `${t} is not in the database`);
  const found = [...inDatabase].flatMap(([table, actual]) => {
    const said = types.get(table);
    if (!said) return [`${table} stands in no tables.ts`];
    const gone = [...said.keys()].filter((name) => !actual.some(({ column }) => column === name));
    return [
      ...gone.map((name) => `${table}.${name} is not in the database`),
      ...actual.flatMap(({ column, type, nullable }) => {
        const mine = said.get(column);
        if (!mine) return [`${table}.${column} is missing in tables.ts`];
        if (!fits(mine.form, type)) return [`${table}.${column} is ${type} in the database, ${mine.form} in tables.ts`];
        if (mine.form === 'unknown' || mine.nullable === nullable) return [];
        return [`${table}.${column} may ${nullable ? '' : 'not '}be null in the database`];
      }),
    ];
  });
  return [...missing, ...found];
};
