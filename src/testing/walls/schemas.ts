import { nodesIn, parse, textsOf } from './syntax.ts';
import { isCode, isTest, type Tree } from './tree.ts';

/** The room a file belongs to: a room of the platform, a capability, or a door. */
const roomOf = (path: string, rooms: readonly string[]): string =>
  rooms.find((room) => path.startsWith(`${room}/`)) ?? path.split('/').slice(0, 2).join('/');

const withoutComments = (sql: string): string => sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ');

/** Which schema each room made, from `create schema` in its migrations. */
const schemasOf = (tree: Tree, rooms: readonly string[]): ReadonlyMap<string, string> => {
  const owners = new Map<string, string>();
  for (const [path, text] of tree) {
    if (!path.endsWith('.sql')) continue;
    for (const [, schema] of withoutComments(text).matchAll(/\bcreate\s+schema\s+(?:if\s+not\s+exists\s+)?(\w+)/gi)) {
      owners.set(schema as string, roomOf(path, rooms));
    }
  }
  return owners;
};

/** Tables, views and functions named in code: `'plan.node'`, `'plan.node as n'`, or after a word of SQL that takes a name. */
const namesInCode = (path: string, text: string): string[] =>
  [...nodesIn(parse(path, text))].flatMap(textsOf).flatMap((literal) => {
    const whole = /^(\w+)\.(\w+)( as \w+)?$/.exec(literal);
    const inSql = literal.matchAll(/\b(?:from|join|into|update|only|table|select|perform|call)\s+(\w+)\.(\w+)/gi);
    return [...(whole ? [whole] : []), ...inSql].map(([, schema, name]) => `${schema}.${name}`);
  });

/** Names in a script, but for the targets of foreign keys that everybody may have. */
const namesInSql = (text: string, keys: readonly string[]): string[] =>
  [...withoutComments(text).matchAll(/(\breferences\s+)?\b(\w+)\.(\w+)/gi)].flatMap(([, key, schema, name]) =>
    key && keys.includes(`${schema}.${name}`) ? [] : [`${schema}.${name}`],
  );

/** What the migrations made: tables, views, functions. An act may be called `plan.import`; a table of that name it is not. */
const thingsMade = (tree: Tree): ReadonlySet<string> =>
  new Set(
    [...tree]
      .filter(([path]) => path.endsWith('.sql'))
      .flatMap(([, text]) =>
        [
          ...withoutComments(text).matchAll(
            /\bcreate\s+(?:or\s+replace\s+)?(?:unlogged\s+)?(?:table|view|materialized\s+view|function)\s+(?:if\s+not\s+exists\s+)?(\w+\.\w+)/gi,
          ),
        ].map(([, name]) => name as string),
      ),
  );

/**
 * SQL that names another room's tables. The schema `app` belongs to everybody.
 *
 * @param rooms the rooms that may own a schema, e.g. `src/plan`
 * @param keys tables that every room's foreign keys may point to
 */
export const foreignTables = (tree: Tree, rooms: readonly string[], keys: readonly string[] = []): string[] => {
  const owners = schemasOf(tree, rooms);
  const made = thingsMade(tree);
  return [...tree].flatMap(([path, text]) => {
    if (isTest(path) || !(path.endsWith('.sql') || isCode(path))) return [];
    const names = path.endsWith('.sql')
      ? namesInSql(text, keys)
      : namesInCode(path, text).filter((name) => made.has(name));
    return [...new Set(names)].flatMap((name) => {
      const schema = name.split('.')[0] as string;
      const owner = owners.get(schema);
      if (schema === 'app' || owner === undefined || owner === roomOf(path, rooms)) return [];
      return [`${path} -> ${owner}: names ${name}, a table of another room; use its front door`];
    });
  });
};
