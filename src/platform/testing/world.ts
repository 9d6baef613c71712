import type { Tables as AccountTables } from '../accounts/tables.ts';
import { type Actor, publicActor } from '../actor/index.ts';
import { fixedClock } from '../clock/index.ts';
import type { Id } from '../contract/index.ts';
import { newId, systemRandom } from '../ids/index.ts';
import { type AnyUseCase, type Kernel, perform, type UseCase } from '../kernel/index.ts';
import { localRootKey, makeVault } from '../vault/index.ts';

export type TestClock = ReturnType<typeof fixedClock>;

export interface TestWorld {
  readonly kernel: Kernel;
  readonly clock: TestClock;
  /** A new organisation, so that tests that share a database do not see each other. */
  organisation(name?: string): Promise<Id>;
  /** A person with these roles in an organisation, signed in. */
  actor(orgId: Id, ...roles: string[]): Promise<Actor>;
  perform: <U extends AnyUseCase>(actor: Actor, useCase: U, input: unknown, file?: Uint8Array) => ReturnType<U['run']>;
}

/** The root key of every test: what one of them seals, the next one on the same database opens. */
const testRootKey = localRootKey(new Uint8Array(32).map((_, i) => i));

/** A kernel with a clock that stands still, over the database of this test process. */
export const testWorldOn = (
  base: Omit<Kernel, 'clock' | 'random' | 'vault'>,
  at = '2026-11-24T09:00:00.000Z',
): TestWorld => {
  const clock = fixedClock(at);
  const vault = makeVault({ roots: [testRootKey], clock });
  const kernel: Kernel = { ...base, clock, random: systemRandom, vault };
  const id = (): Id => newId(clock, systemRandom);
  const asSystem = { orgId: null, userId: null, system: true } as const;

  return {
    kernel,
    clock,
    organisation: async (name = 'Test Office') => {
      const orgId = id();
      await kernel.db.transaction(asSystem, (tx) =>
        tx
          .withTables<AccountTables>()
          .insertInto('accounts.organisation')
          .values({ id: orgId, slug: `t-${orgId}`, name, kind: 'office', sample: false, created_at: clock.now() })
          .execute(),
      );
      return orgId;
    },
    actor: async (orgId, ...roles) => {
      const userId = id();
      await kernel.db.transaction(asSystem, async (tx) => {
        const q = tx.withTables<AccountTables>();
        const now = clock.now();
        await q
          .insertInto('accounts.person')
          .values({
            id: userId,
            email: `${userId}@example.org`,
            display_name: 'Test Person',
            language: 'en',
            sample: false,
            disabled_at: null,
            created_at: now,
          })
          .execute();
        await q
          .insertInto('accounts.membership')
          .values({ org_id: orgId, person_id: userId, roles, created_at: now })
          .execute();
      });
      return { ...publicActor(), kind: 'user', userId, orgId, roles, channel: 'api', provedAt: clock.now() };
    },
    perform: (actor, useCase, input, file) =>
      perform(
        kernel,
        actor,
        useCase as unknown as UseCase,
        input,
        file ? { bytes: file, type: 'application/octet-stream', name: 'file' } : undefined,
      ) as ReturnType<typeof useCase.run>,
  };
};
