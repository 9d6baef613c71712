import { beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../testing/world.ts';
import type { Actor } from '../actor/index.ts';
import type { TestWorld } from '../testing/world.ts';
import { listEntries } from './list-entries.ts';
import { listPacks } from './list-packs.ts';
import { readEntry } from './read-entry.ts';

describe('the packs on the screen', () => {
  let world: TestWorld;
  let analyst: Actor;
  beforeAll(async () => {
    world = await testWorld();
    analyst = await world.actor(await world.organisation(), 'analyst');
  });

  it('says of each pack how much of it nobody has checked', async () => {
    const { packs } = await world.perform(analyst, listPacks, { asOf: '2026-11-24' });
    const roles = packs.find((pack) => pack.id === 'roles');
    expect(roles).toMatchObject({ kind: 'role', title: { en: expect.any(String), es: expect.any(String) } });
    expect(roles?.neverChecked).toBe(roles?.entries);
  });

  it('gives a page of the entries of a day, and how many there are', async () => {
    const page = await world.perform(analyst, listEntries, { packId: 'roles', asOf: '2026-11-24', limit: 3 });
    expect(page.rows).toHaveLength(3);
    expect(page.total).toBeGreaterThan(3);
    const before = await world.perform(analyst, listEntries, { packId: 'roles', asOf: '2020-01-01' });
    expect(before.rows).toEqual([]);
  });

  it('finds entries by what they say in either language', async () => {
    const found = await world.perform(analyst, listEntries, {
      packId: 'roles',
      asOf: '2026-11-24',
      text: 'CARGA DE CASOS',
    });
    expect(found.rows.map((row) => row.id)).toContain('caseworker');
  });

  it('cites an entry to the letter: pack, version, fingerprint, days, review', async () => {
    const entry = await world.perform(analyst, readEntry, { packId: 'roles', entryId: 'auditor' });
    expect(entry.citation).toMatchObject({ id: 'auditor', pack: 'roles', reviewed: null, effective: { to: null } });
    expect(entry.citation.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(entry.checked).toBe('never');
    expect(entry.more).toMatchObject({ grants: expect.arrayContaining(['read audit']) });
  });

  it('does not tell a missing pack from a missing entry, nor lends an entry to another pack', async () => {
    for (const input of [
      { packId: 'nothing', entryId: 'auditor' },
      { packId: 'roles', entryId: 'nothing' },
      { packId: 'us-nap-2021', entryId: 'auditor' },
    ]) {
      await expect(world.perform(analyst, readEntry, input)).rejects.toMatchObject({ code: 'NOT_FOUND_OR_NO_ACCESS' });
    }
  });

  it('is closed to roles without the permission', async () => {
    const survivor = await world.actor(await world.organisation(), 'survivor');
    await expect(world.perform(survivor, listPacks, {})).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});
