import { describe, expect, it } from 'vitest';
import { foreignTables } from './schemas.ts';
import type { Tree } from './tree.ts';

describe("SQL that names another room's tables", () => {
  const treeOf = (files: Record<string, string>): Tree => new Map(Object.entries(files));
  const tables = {
    'src/plan/migrations/0001-plan.sql':
      'create schema plan; create table plan.node (id uuid); -- accounts.person is not meant',
    'src/platform/accounts/migrations/0001.sql': 'create schema accounts; create table accounts.person (id uuid);',
  };
  const rooms = ['src/plan', 'src/platform/accounts', 'src/platform/session'];

  it.each([
    ['in a migration', { 'src/plan/migrations/0002.sql': 'create view plan.v as select * from accounts.person;' }],
    ['in a query', { 'src/plan/queries.ts': `export const q = (tx: Tx) => tx.selectFrom('accounts.person as p');` }],
    [
      'in plain SQL',
      {
        'src/plan/queries.ts':
          'export const q = sql`select 1 from plan.node n join accounts.person p on true where true`;',
      },
    ],
    ['from a door', { 'src/cli/users.ts': 'export const q = sql`delete from accounts.person`;' }],
    ['from another room of the platform', { 'src/platform/session/q.ts': `tx.insertInto('accounts.person');` }],
  ] as [string, Record<string, string>][])("catches SQL on another room's table %s", (_name, files) => {
    expect(foreignTables(treeOf({ ...tables, ...files }), rooms).join('\n')).toContain('names accounts.person');
  });

  it('lets a room have its own tables, everybody the schema app, and acts their names', () => {
    expect(
      foreignTables(
        treeOf({
          ...tables,
          'src/plan/queries.ts':
            "export const q = [tx.selectFrom('plan.node'), sql`select app.org_id()`, 'accounts.invite'];",
          'src/plan/migrations/0002.sql': 'create policy own on plan.node using (org_id = (select app.org_id()));',
        }),
        rooms,
      ),
    ).toEqual([]);
  });

  it('lets foreign keys point to the tables everybody refers to, and nothing else', () => {
    const sql = 'create table plan.b (o uuid references accounts.person (id));';
    const tree = treeOf({ ...tables, 'src/plan/migrations/0002.sql': sql });
    expect(foreignTables(tree, rooms, ['accounts.person'])).toEqual([]);
    expect(foreignTables(tree, rooms)).toHaveLength(1);
    const reads = treeOf({ ...tables, 'src/plan/migrations/0002.sql': 'select from accounts.person' });
    expect(foreignTables(reads, rooms, ['accounts.person'])).toHaveLength(1);
  });
});
