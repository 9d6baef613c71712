import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestWorld } from '../../../platform/testing/world.ts';
import { localRootKey, makeVault } from '../../../platform/vault/index.ts';
import { testWorld } from '../../../testing/world.ts';
import { listCaseload } from '../cases/list-caseload.ts';
import { openRecord } from '../cases/open-record.ts';
import { caseworkParts } from '../parts.ts';
import { findDuplicates } from '../record/find-duplicates.ts';
import { openSheet } from '../record/open-sheet.ts';
import { recordStatements } from '../record/record-statements.ts';
import { searchSurvivors } from '../record/search-survivors.ts';
import { type House, openHouse, outcomeOf } from '../testing/house.ts';

describe('behaviour 1: the wall around each organisation', () => {
  let world: TestWorld;
  let here: House;
  let there: House;
  beforeAll(async () => {
    world = await testWorld();
    here = await openHouse(world);
    there = await openHouse(world);
  });

  it('answers another organisation in every act as if there were no such record', async () => {
    const { survivorId, caseId } = await here.meetWithCase({ 'identity.given-name': 'Ylva' });
    const input = { survivorId, caseId, personId: there.worker.userId, classes: ['narrative'], channel: 'text' };
    const about = caseworkParts.useCases.filter(
      ({ route }) => route.path.includes(':survivorId') && route.name.startsWith('casework.'),
    );
    expect(about.length).toBeGreaterThan(30);
    for (const useCase of about) {
      const outcomes = [];
      for (const actor of [there.worker, there.supervisor, there.attorney])
        outcomes.push(await outcomeOf(world, actor, useCase, input));
      // not every role enters every door, and not every door takes this input: none of them says that there is a record
      const silent = ['NOT_FOUND_OR_NO_ACCESS', 'NOT_PERMITTED', 'INPUT_INVALID', 'MEDIA_TYPE_NOT_TAKEN'];
      expect([useCase.route.name, outcomes.filter((outcome) => !silent.includes(outcome))]).toEqual([
        useCase.route.name,
        [],
      ]);
    }
  });

  it('lets no search, list or check for duplicates join people of two organisations', async () => {
    const told = { 'identity.given-name': 'Zenobia', 'identity.family-name': 'Quist', 'contact.phone': '555 0177 200' };
    const mine = await here.meet(told);
    const theirs = await there.meet(told);
    const found = await world.perform(there.supervisor, searchSurvivors, { text: 'Zenobia Quist' });
    expect(found.found.map(({ survivorId }) => survivorId)).toEqual([theirs]);
    expect(await world.perform(here.worker, findDuplicates, { survivorId: mine })).toEqual({ found: [], ask: false });
    const all = await world.perform(there.supervisor, listCaseload, { of: 'all', cases: 'all' });
    expect(all.rows.some(({ survivorId }) => survivorId === mine)).toBe(false);
    const { rows } = await world.kernel.db.transaction({ orgId: there.orgId, userId: null }, (tx) =>
      sql<{ n: number }>`select count(*) as n from casework.survivor where org_id <> ${there.orgId}`.execute(tx),
    );
    expect(Number(rows[0]?.n)).toBe(0);
  });

  it('has the same fingerprint of a name in no two organisations', async () => {
    const keys = await Promise.all(
      [here, there].map(({ orgId }) =>
        world.kernel.db.transaction({ orgId, userId: null }, (tx) =>
          world.kernel.vault.blind(tx, orgId, 'casework.name_key.token', 'zenobia'),
        ),
      ),
    );
    expect(keys[0]).not.toEqual(keys[1]);
  });

  it('stands while both organisations read and write at once', async () => {
    const houses = await Promise.all([openHouse(world), openHouse(world), openHouse(world)]);
    const marks = ['Akka', 'Birra', 'Cinna'];
    const survivors = await Promise.all(
      houses.map((house, i) => house.meet({ 'identity.given-name': `${marks[i]} Shared` })),
    );
    const acts = Array.from({ length: 90 }, (_, n) => async () => {
      const i = n % 3;
      const other = (i + 1) % 3;
      const [house, survivorId] = [houses[i] as House, survivors[i] as string];
      if (n % 5 === 0) {
        const statements = [{ field: 'contact.safe-hours', state: 'said', value: `${marks[i]} ${n}` }];
        await world.perform(house.worker, recordStatements, { survivorId, statements });
        return '';
      }
      if (n % 5 === 1)
        return JSON.stringify(await world.perform(house.supervisor, searchSurvivors, { text: 'Shared' }));
      if (n % 5 === 2) return JSON.stringify(await world.perform(house.worker, openSheet, { survivorId }));
      if (n % 5 === 3) return outcomeOf(world, house.supervisor, openRecord, { survivorId: survivors[other] });
      return JSON.stringify(await world.perform(house.supervisor, listCaseload, { of: 'all', cases: 'all' }));
    });
    const answers = await Promise.all(acts.map((act) => act()));
    answers.forEach((answer, n) => {
      const foreign = marks.filter((_, i) => i !== n % 3);
      expect(foreign.some((mark) => answer.includes(mark))).toBe(false);
      if (n % 5 === 3) expect(answer).toBe('NOT_FOUND_OR_NO_ACCESS');
      if (n % 5 === 1) expect(answer).toContain(marks[n % 3]);
    });
  });

  it('leaves whoever runs the platform without the key with nothing to read', async () => {
    const survivorId = await here.meet({ 'identity.given-name': 'Nobodywhoreads' });
    const stolen = makeVault({ roots: [localRootKey(new Uint8Array(32).fill(9))], clock: world.clock });
    const rows = await world.kernel.db.asOwner(async (owner) => {
      const { rows: all } = await sql<{ id: string; sealed: Uint8Array; subject: string }>`
        select id, value_sealed as sealed, subject_id as subject from casework.statement
          where survivor_id = ${survivorId}`.execute(owner);
      return all;
    });
    expect(rows).toHaveLength(1);
    const [row] = rows;
    if (!row) throw new Error('no row');
    expect(Buffer.from(row.sealed).includes('Nobodywhoreads')).toBe(false);
    const open = world.kernel.db.transaction({ orgId: here.orgId, userId: null }, (tx) =>
      stolen.openText(
        tx,
        { orgId: here.orgId, subjectId: row.subject, address: `casework.statement.value_sealed/${row.id}` },
        row.sealed,
      ),
    );
    await expect(open).rejects.toMatchObject({ code: 'VAULT_ROOT_KEY_UNKNOWN' });
  });
});
