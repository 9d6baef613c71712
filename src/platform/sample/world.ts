import { ensureOrganisation, ensurePerson, setMembership } from '../accounts/index.ts';
import { type Actor, publicActor } from '../actor/index.ts';
import type { Id } from '../contract/index.ts';
import { type Random, seededRandom } from '../ids/index.ts';
import type { Kernel } from '../kernel/index.ts';
import { roleKind } from '../policy/index.ts';
import { cast } from './cast.ts';

/** Where a chapter of the sample world finds who plays in it. */
export interface SampleWorld {
  readonly kernel: Kernel;
  /** The same choices at every loading. */
  readonly random: Random;
  organisation(key: string): Id;
  /** The person of an organisation who has this role; `second` for the second one. */
  actor(key: string, role: string, second?: 'second'): Actor;
}

/** A capability's part of the story. Chapters are loaded in order and go through the same acts as people do. */
export interface Chapter {
  readonly name: string;
  load(world: SampleWorld, say: (line: string) => void): Promise<void>;
}

interface Player {
  readonly org: string;
  readonly roles: readonly string[];
  readonly actor: Actor;
  readonly email: string;
  readonly name: string;
}

const asSystem = { orgId: null, userId: null, system: true } as const;
const seed = 'fourfold sample world 1';

/** Makes organisations and people. @returns the world, and the people in the order of the cast */
export const peopleTheWorld = async (kernel: Kernel): Promise<{ world: SampleWorld; players: readonly Player[] }> => {
  const random = seededRandom(seed);
  const seeded = { ...kernel, random };
  const now = kernel.clock.now();
  const titles = new Map(kernel.packs.entries(roleKind).map((role) => [role.id, role.title.en]));
  const ids = new Map<string, Id>();
  const players: Player[] = [];

  await kernel.db.transaction(asSystem, async (tx) => {
    for (const { key, name, kind, people } of cast) {
      const orgId = await ensureOrganisation(tx, seeded, { slug: key, name: `${name} (sample)`, kind, sample: true });
      ids.set(key, orgId);
      const seen = new Map<string, number>();
      for (const roles of people) {
        const [first = 'partner'] = roles;
        const nth = (seen.get(first) ?? 0) + 1;
        seen.set(first, nth);
        const email = `${first}${nth > 1 ? nth : ''}@${key}.example`;
        const called = `${titles.get(first) ?? first}${nth > 1 ? ` ${nth}` : ''}, ${name}`;
        const userId = await ensurePerson(tx, seeded, { email, name: called, sample: true });
        await setMembership(tx, seeded, { orgId, personId: userId, roles });
        const actor: Actor = { ...publicActor('en', 'job'), kind: 'user', userId, orgId, roles, provedAt: now };
        players.push({ org: key, roles, actor, email, name: called });
      }
    }
  });

  const world: SampleWorld = {
    kernel,
    random,
    organisation: (key) => ids.get(key) ?? missing(key),
    actor: (key, role, second) => {
      const [one, two] = players.filter((p) => p.org === key && p.roles[0] === role);
      return (second ? two : one)?.actor ?? missing(`${role} of ${key}`);
    },
  };
  return { world, players };
};

const missing = (what: string): never => {
  throw new Error(`the sample world has no ${what}`);
};
