import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { testWorld } from '../../testing/world.ts';
import type { Id } from '../contract/index.ts';
import type { Tx } from '../db/index.ts';
import { newId, systemRandom } from '../ids/index.ts';
import type { TestWorld } from '../testing/world.ts';
import { localRootKey, makeVault, type Place, type Vault } from './index.ts';
import type { Tables } from './tables.ts';

let world: TestWorld;
let vault: Vault;
beforeAll(async () => {
  world = await testWorld();
  vault = world.kernel.vault;
});

const id = (): Id => newId(world.clock, systemRandom);
const place = (orgId: Id, subjectId = id()): Place => ({ orgId, subjectId, address: `test.record.text/${id()}` });
const inside = <T>(orgId: Id, fn: (tx: Tx) => Promise<T>): Promise<T> =>
  world.kernel.db.transaction({ orgId, userId: null }, fn);
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'opened',
    (error: { code: string }) => error.code,
  );

describe('a sealed field', () => {
  it('opens at its own place to exactly what was sealed, whatever it was', async () => {
    const orgId = await world.organisation();
    const subjectId = id();
    await inside(orgId, (tx) =>
      fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (plain) => {
          const here = place(orgId, subjectId);
          expect(await vault.open(tx, here, await vault.seal(tx, here, plain))).toEqual(plain);
        }),
        { numRuns: 50 },
      ),
    );
  });

  it('keeps every character of a text', async () => {
    const here = place(await world.organisation());
    const text = 'Ñandú 🕊️ \u0000 ﷽';
    const read = await inside(here.orgId, async (tx) => vault.openText(tx, here, await vault.seal(tx, here, text)));
    expect(read).toBe(text);
  });

  it('never opens with one bit turned', async () => {
    const here = place(await world.organisation());
    const sealed = await inside(here.orgId, (tx) => vault.seal(tx, here, 'a word said in confidence'));
    await inside(here.orgId, async (tx) => {
      for (let bit = 0; bit < sealed.length * 8; bit++) {
        const turned = sealed.slice();
        turned[bit >> 3] = (turned[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(await codeOf(vault.open(tx, here, turned))).toBe('VAULT_CANNOT_OPEN');
      }
    });
  });

  it('never opens when cut short, at any length', async () => {
    const here = place(await world.organisation());
    await inside(here.orgId, async (tx) => {
      const sealed = await vault.seal(tx, here, 'short');
      for (let length = 0; length < sealed.length; length++) {
        expect(await codeOf(vault.open(tx, here, sealed.slice(0, length)))).toBe('VAULT_CANNOT_OPEN');
      }
    });
  });

  it('never opens at another address or for another subject, though its organisation holds the key', async () => {
    const orgId = await world.organisation();
    const [here, other] = [place(orgId), place(orgId)];
    await inside(orgId, async (tx) => {
      await vault.seal(tx, other, 'so that the other one has a key too');
      const sealed = await vault.seal(tx, here, 'hers');
      const [, record] = here.address.split('/');
      const elsewhere: Place[] = [
        { ...here, address: `test.record.text/${id()}` },
        { ...here, address: `test.record.other/${record}` },
        { ...here, address: `test.other.text/${record}` },
        { ...here, address: `other.record.text/${record}` },
        { ...here, subjectId: other.subjectId },
        { ...here, subjectId: id() },
      ];
      for (const wrong of elsewhere) expect(await codeOf(vault.open(tx, wrong, sealed))).toBe('VAULT_CANNOT_OPEN');
      expect(await vault.openText(tx, here, sealed)).toBe('hers');
    });
  });

  it('never opens for another organisation, neither in its own transaction nor by naming the first one', async () => {
    const [mine, theirs] = [await world.organisation(), await world.organisation()];
    const here = place(mine);
    const sealed = await inside(mine, (tx) => vault.seal(tx, here, 'ours'));
    await inside(theirs, async (tx) => {
      await vault.seal(tx, place(theirs, here.subjectId), 'the same person, known to both');
      expect(await codeOf(vault.open(tx, { ...here, orgId: theirs }, sealed))).toBe('VAULT_CANNOT_OPEN');
      expect(await codeOf(vault.open(tx, here, sealed))).toBe('VAULT_CANNOT_OPEN');
    });
    await expect(inside(theirs, (tx) => vault.seal(tx, here, 'not ours'))).rejects.toThrow();
    expect(await inside(mine, (tx) => vault.openText(tx, here, sealed))).toBe('ours');
  });

  it('looks different each time the same text is sealed', async () => {
    const here = place(await world.organisation());
    const seen = await inside(here.orgId, async (tx) => {
      const all = new Set<string>();
      for (let i = 0; i < 50; i++)
        all.add(
          Buffer.from(await vault.seal(tx, here, 'same'))
            .toString('hex')
            .slice(34),
        );
      return all;
    });
    expect(seen.size).toBe(50);
  });

  it('does not care in which letters an identifier is written', async () => {
    const here = place(await world.organisation());
    const loud = { ...here, orgId: here.orgId.toUpperCase(), subjectId: here.subjectId.toUpperCase() };
    const read = await inside(here.orgId, async (tx) => vault.openText(tx, here, await vault.seal(tx, loud, 'one')));
    expect(read).toBe('one');
  });

  it('is lost with its key when the transaction that made both rolls back, and the next seal makes another', async () => {
    const here = place(await world.organisation());
    const lost = inside(here.orgId, async (tx) => {
      await vault.seal(tx, here, 'never saved');
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    const sealed = await inside(here.orgId, (tx) => vault.seal(tx, here, 'saved'));
    expect(await inside(here.orgId, (tx) => vault.openText(tx, here, sealed))).toBe('saved');
  });

  it('opens with many others in one question, in their order', async () => {
    const orgId = await world.organisation();
    const places = Array.from({ length: 20 }, () => place(orgId));
    const read = await inside(orgId, async (tx) => {
      const fields = [];
      for (const [i, here] of places.entries()) fields.push({ ...here, sealed: await vault.seal(tx, here, `no ${i}`) });
      return vault.openAll(tx, orgId, fields);
    });
    expect(read.map((bytes) => Buffer.from(bytes ?? []).toString())).toEqual(places.map((_, i) => `no ${i}`));
  });

  it('gets one key when many seal for a new subject at once', async () => {
    const orgId = await world.organisation();
    const subjectId = id();
    const places = Array.from({ length: 12 }, () => place(orgId, subjectId));
    const sealed = await Promise.all(places.map((here) => inside(orgId, (tx) => vault.seal(tx, here, here.address))));
    await inside(orgId, async (tx) => {
      const { rows } = await sql`select from vault.data_key`.execute(tx);
      expect(rows).toHaveLength(1);
      for (const [i, here] of places.entries()) {
        expect(await vault.openText(tx, here, sealed[i] as Uint8Array)).toBe(here.address);
      }
    });
  });
});

describe('a blind index', () => {
  it('is equal for what a person would call the same word, and for nothing else', async () => {
    const [orgId, other] = [await world.organisation(), await world.organisation()];
    const of = (org: Id, field: string, value: string): Promise<string> =>
      inside(org, async (tx) => Buffer.from(await vault.blind(tx, org, field, value)).toString('hex'));
    const name = await of(orgId, 'test.record.name', 'María  Núñez');
    expect(await of(orgId, 'test.record.name', ' MARÍA NÚÑEZ ')).toBe(name);
    expect(await of(orgId, 'test.record.name', 'Mari\u0301a Nu\u0301n\u0303ez')).toBe(name);
    expect(await of(orgId, 'test.record.name', 'Maria Nunez')).not.toBe(name);
    expect(await of(orgId, 'test.record.alias', 'María Núñez')).not.toBe(name);
    expect(await of(other, 'test.record.name', 'María Núñez')).not.toBe(name);
  });

  it('stays the same when the organisation gets a new key', async () => {
    const orgId = await world.organisation();
    const blind = (tx: Tx) => vault.blind(tx, orgId, 'test.record.name', 'Ana');
    const before = await inside(orgId, blind);
    await inside(orgId, (tx) => vault.rotateOrganisation(tx, orgId));
    expect(await inside(orgId, blind)).toEqual(before);
  });
});

describe('changing keys', () => {
  const wrappedKeys = (orgId: Id) =>
    inside(orgId, (tx) =>
      tx.withTables<Tables>().selectFrom('vault.data_key').select(['id', 'wrapped']).orderBy('id').execute(),
    );

  it('re-wraps every data key of an organisation, and what was sealed still opens', async () => {
    const orgId = await world.organisation();
    const places = Array.from({ length: 5 }, () => place(orgId));
    const sealed = await inside(orgId, async (tx) => {
      const all = [];
      for (const here of places) all.push(await vault.seal(tx, here, here.address));
      return all;
    });
    const before = await wrappedKeys(orgId);
    expect(await inside(orgId, (tx) => vault.rotateOrganisation(tx, orgId))).toBe(5);
    const after = await wrappedKeys(orgId);
    expect(after.map((key) => key.id)).toEqual(before.map((key) => key.id));
    for (const [i, key] of after.entries()) expect(key.wrapped).not.toEqual(before[i]?.wrapped);
    for (const [i, here] of places.entries()) {
      expect(await inside(orgId, (tx) => vault.openText(tx, here, sealed[i] as Uint8Array))).toBe(here.address);
    }
  });

  it('changes the root key under what was sealed; the old key alone then opens nothing', async () => {
    const here = place(await world.organisation());
    const root = (n: number) => localRootKey(Buffer.alloc(32, n));
    const roots = { clock: world.clock, cacheSize: 4 };
    const [first, second] = [
      makeVault({ ...roots, roots: [root(1)] }),
      makeVault({ ...roots, roots: [root(2), root(1)] }),
    ];
    const sealed = await inside(here.orgId, (tx) => first.seal(tx, here, 'carried over'));

    await inside(here.orgId, async (tx) => expect(await second.rotateRoot(tx, root(2))).toBe(1));

    const with1 = makeVault({ ...roots, roots: [root(1)] });
    const with2 = makeVault({ ...roots, roots: [root(2)] });
    expect(await codeOf(inside(here.orgId, (tx) => with1.open(tx, here, sealed)))).toBe('VAULT_ROOT_KEY_UNKNOWN');
    expect(await inside(here.orgId, (tx) => with2.openText(tx, here, sealed))).toBe('carried over');
  });

  it('re-encrypts a subject: old ciphertexts open no more, carried ones do', async () => {
    const here = place(await world.organisation());
    const before = await inside(here.orgId, (tx) => vault.seal(tx, here, 'still hers'));
    let after = before;
    await inside(here.orgId, (tx) =>
      vault.reencrypt(tx, here.orgId, here.subjectId, async (reseal) => {
        after = await reseal(here.address, before);
      }),
    );
    expect(await inside(here.orgId, (tx) => vault.openText(tx, here, after))).toBe('still hers');
    expect(await codeOf(inside(here.orgId, (tx) => vault.open(tx, here, before)))).toBe('VAULT_CANNOT_OPEN');
    expect(await wrappedKeys(here.orgId)).toHaveLength(1);
  });

  it('loses nothing that is sealed while keys change', async () => {
    const orgId = await world.organisation();
    await inside(orgId, (tx) => vault.newOrganisation(tx, orgId));
    const sealed: { here: Place; bytes: Uint8Array }[] = [];
    const sealing = Array.from({ length: 60 }, async (_, i) => {
      const here = place(orgId, i % 2 ? undefined : id());
      sealed.push({ here, bytes: await inside(orgId, (tx) => vault.seal(tx, here, here.address)) });
    });
    const rotating = Array.from({ length: 6 }, () => inside(orgId, (tx) => vault.rotateOrganisation(tx, orgId)));
    await Promise.all([...sealing, ...rotating]);
    for (const { here, bytes } of sealed) {
      expect(await inside(orgId, (tx) => vault.openText(tx, here, bytes))).toBe(here.address);
    }
  });
});

describe('shredding', () => {
  it('destroys every key of one subject; reads say so, others are untouched', async () => {
    const orgId = await world.organisation();
    const [hers, other] = [place(orgId), place(orgId)];
    const [one, two] = await inside(orgId, async (tx) => [
      await vault.seal(tx, hers, 'a'),
      await vault.seal(tx, other, 'b'),
    ]);
    const certificate = await inside(orgId, (tx) => vault.shred(tx, orgId, hers.subjectId, 'asked by the person'));
    expect(certificate).toMatchObject({ orgId, subjectId: hers.subjectId, why: 'asked by the person' });
    expect(certificate.keyIds).toHaveLength(1);

    await inside(orgId, async (tx) => {
      expect(await codeOf(vault.open(tx, hers, one as Uint8Array))).toBe('SHREDDED');
      expect(await codeOf(vault.seal(tx, hers, 'anew'))).toBe('SHREDDED');
      expect(await vault.openText(tx, other, two as Uint8Array)).toBe('b');
      const read = await vault.openAll(tx, orgId, [
        { ...hers, sealed: one as Uint8Array },
        { ...other, sealed: two as Uint8Array },
      ]);
      expect(read.map((bytes) => bytes === null)).toEqual([true, false]);
    });
    await inside(orgId, (tx) => vault.rotateOrganisation(tx, orgId));
    expect(await codeOf(inside(orgId, (tx) => vault.open(tx, hers, one as Uint8Array)))).toBe('SHREDDED');
  });

  it('answers a second request with the first certificate, and one for a stranger as if there were nothing', async () => {
    const here = place(await world.organisation());
    await inside(here.orgId, (tx) => vault.seal(tx, here, 'a'));
    const first = await inside(here.orgId, (tx) => vault.shred(tx, here.orgId, here.subjectId, 'first'));
    const again = await inside(here.orgId, (tx) => vault.shred(tx, here.orgId, here.subjectId, 'second'));
    expect(again).toEqual(first);
    expect(await codeOf(inside(here.orgId, (tx) => vault.shred(tx, here.orgId, id(), 'x')))).toBe(
      'NOT_FOUND_OR_NO_ACCESS',
    );
  });

  it('holds in a process that had read the record a moment before', async () => {
    const here = place(await world.organisation());
    const other = (await testWorld()).kernel.vault;
    const sealed = await inside(here.orgId, (tx) => vault.seal(tx, here, 'a'));
    await inside(here.orgId, (tx) => other.open(tx, here, sealed));
    await inside(here.orgId, (tx) => vault.shred(tx, here.orgId, here.subjectId, 'why'));
    expect(await codeOf(inside(here.orgId, (tx) => other.open(tx, here, sealed)))).toBe('SHREDDED');
  });

  it('leaves a certificate that the server role can neither change nor remove', async () => {
    const here = place(await world.organisation());
    await inside(here.orgId, async (tx) => {
      await vault.seal(tx, here, 'a');
      await vault.shred(tx, here.orgId, here.subjectId, 'why');
    });
    for (const attempt of [sql`update vault.shredding set why = 'other'`, sql`delete from vault.shredding`]) {
      await expect(inside(here.orgId, (tx) => attempt.execute(tx))).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('the tables of the vault', () => {
  it('show an organisation no key of another, and the platform no data key at all', async () => {
    const here = place(await world.organisation());
    const other = await world.organisation();
    await inside(here.orgId, (tx) => vault.seal(tx, here, 'a'));
    const count = async (tx: Tx) => {
      const { rows } = await sql<{ keys: number; data: number }>`select
        (select count(*)::int from vault.organisation_key) as keys, (select count(*)::int from vault.data_key) as data`.execute(
        tx,
      );
      return rows[0];
    };
    expect(await inside(here.orgId, count)).toEqual({ keys: 1, data: 1 });
    expect(await inside(other, count)).toEqual({ keys: 0, data: 0 });
    const asSystem = { orgId: null, userId: null, system: true } as const;
    expect(await world.kernel.db.transaction(asSystem, count)).toMatchObject({ data: 0 });
  });
});
