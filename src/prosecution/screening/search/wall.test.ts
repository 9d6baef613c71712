import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../platform/config/root.ts';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { isCode, isTest, readTree } from '../../../testing/walls/tree.ts';
import { testWorld } from '../../../testing/world.ts';
import { startBatch } from '../batch/start-batch.ts';
import { screening } from '../queries.ts';
import { refusedRoles, subjectRoles } from '../shapes.ts';
import { type Desk, desk } from '../testing/desk.ts';
import { addWatch } from '../watch/watch-subject.ts';
import { search } from './screen.ts';
import { roleOf, screenableSubject } from './subject.ts';

const subject = {
  name: 'Altavia Staffing',
  kind: 'unknown' as const,
  births: [],
  countries: [],
  gender: '' as const,
  identifiers: [],
};

describe('the wall around screening', () => {
  let world: TestWorld;
  let office: Desk;
  beforeAll(async () => {
    world = await testWorld();
    office = await desk(world);
    await office.load();
  });
  const kept = () =>
    world.kernel.db.transaction(office.officer, async (tx) => {
      const q = screening(tx);
      const tables = ['screening.request', 'screening.candidate', 'screening.watch', 'screening.batch'] as const;
      let sum = 0;
      for (const table of tables) sum += (await q.selectFrom(table).select('org_id').execute()).length;
      return sum;
    });

  it.each(refusedRoles)('refuses a %s at every door, by name, and keeps nothing of it', async (role) => {
    const before = await kept();
    const refused = { code: 'SCREENING_SUBJECT_REFUSED' };
    expect(() => screenableSubject(subject, role)).toThrow('SCREENING_SUBJECT_REFUSED');
    await expect(office.screen('Altavia Staffing', { role })).rejects.toMatchObject(refused);
    await expect(world.perform(office.officer, search, { subject, role })).rejects.toMatchObject(refused);
    const why = { purpose: 'supplier-check', legalBasis: '31 CFR chapter V' };
    await expect(world.perform(office.officer, addWatch, { subject, role, ...why })).rejects.toMatchObject(refused);
    const table = new TextEncoder().encode('id,name\n1,Altavia Staffing\n');
    await expect(world.perform(office.officer, startBatch, { ...why, subjectRole: role }, table)).rejects.toMatchObject(
      refused,
    );
    expect(await kept()).toBe(before);
  });

  it('knows those words however they are written, in both languages, and takes no word that nobody listed', () => {
    const words = [
      ...refusedRoles,
      'víctima',
      'sobreviviente',
      'testigo',
      'menor en tutela',
      'patient',
      'client of the shelter',
    ];
    const spelt = fc
      .tuple(
        fc.constantFrom(...words),
        fc.constantFrom(' ', '_', '-', '\u00a0'),
        fc.boolean(),
        fc.constantFrom('NFC', 'NFD', 'NFKD'),
      )
      .map(
        ([word, gap, upper, form]) => ` ${(upper ? word.toUpperCase() : word).replaceAll('-', gap).normalize(form)} `,
      );
    fc.assert(fc.property(spelt, (role) => roleOf(role) === null));
    fc.assert(fc.property(fc.string(), (role) => [null, ...subjectRoles].includes(roleOf(role))));
    expect(roleOf(' Business Partner ')).toBe('business-partner');
  });

  it('lets a subject to the engine by one function only, and entries into the index from lists only', () => {
    const files = [...readTree(projectRoot, 'src/prosecution/screening', ['.ts'])].filter(
      ([path]) => isCode(path) && !isTest(path) && !path.includes('/lists/') && !path.includes('/commands/'),
    );
    const calling = (pattern: RegExp) =>
      files.filter(([, text]) => pattern.test(text)).map(([path]) => path.replace(/^.*screening\//, ''));
    expect(calling(/\bindex\.search\(/)).toEqual(['search/search-subject.ts']);
    expect(calling(/\bas ScreenableSubject\b/)).toEqual(['search/subject.ts']);
    expect(calling(/\b(?:buildIndex|withChanges)\(/)).toEqual(['search/snapshots.ts']);
    // what goes into them is `toIndexEntry` of entities of stored list versions
    const text = files.find(([path]) => path.endsWith('search/snapshots.ts'))?.[1] ?? '';
    const pushed = [...text.matchAll(/entries\.push\((\w+)/g)].map(([, what]) => what);
    expect(pushed).toEqual(['toIndexEntry', 'toIndexEntry']);
  });

  it('has no column, key or query that reaches a survivor’s record', () => {
    const sql = ['0001-register.sql', '0002-decisions.sql', '0003-watch-and-batch.sql'].map((name) =>
      readFileSync(join(projectRoot, 'src/prosecution/screening/migrations', name), 'utf8'),
    );
    const references = sql.flatMap((text) =>
      [...text.matchAll(/references (\w+)\.(\w+)/g)].map(([, schema, table]) => `${schema}.${table}`),
    );
    const outside = new Set(references.filter((name) => !name.startsWith('screening.')));
    expect([...outside].sort()).toEqual(['accounts.organisation', 'accounts.person']);
  });
});
