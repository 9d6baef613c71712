import {
  type CoordinatorState,
  coordinatorReceives,
  type NodeState,
  newSigningKeys,
  nodeReceives,
  openCoordinator,
  type Post,
  prepareNode,
  type Random,
  type RingTerms,
  type SigningKeys,
} from '../index.ts';
import { seeded } from './seeded.ts';

export interface Ring {
  readonly terms: RingTerms;
  readonly keys: Readonly<Record<string, SigningKeys>>;
  readonly nodes: Record<string, NodeState>;
  coordinator: CoordinatorState;
  /** On the way, oldest first, with who sent it. */
  readonly mail: { readonly from: string; readonly post: Post }[];
  readonly random: Random;
}

/** A ring with these lists of keys, called, its first messages on the way. */
export const ringOf = async (
  lists: readonly (readonly string[])[],
  change: Partial<RingTerms> = {},
  seed = 'ring',
): Promise<Ring> => {
  const random = seeded(seed);
  const ids = lists.map((_, i) => `list-${i + 1}`);
  const keys = Object.fromEntries([...ids, 'desk'].map((id) => [id, newSigningKeys(random)]));
  const party = (id: string) => ({ id, publicKey: keys[id]?.publicKey ?? '' });
  const terms: RingTerms = {
    roundId: 'round-1',
    agreement: 'a'.repeat(64),
    keyClass: 'K0',
    lists: ids.map(party),
    coordinator: party('desk'),
    padTo: 0,
    most: 100_000,
    ...change,
  };
  const nodes: Record<string, NodeState> = {};
  for (const [i, id] of ids.entries()) nodes[id] = await prepareNode(terms, id, lists[i] ?? [], { random });
  const opened = openCoordinator(terms, random, { privateKey: keys.desk?.privateKey ?? '' });
  const mail = opened.out.map((post) => ({ from: 'desk', post }));
  return { terms, keys, nodes, coordinator: opened.state, mail, random };
};

/** Hands one message over. A party whose round is over takes no more. */
export const deliver = async (ring: Ring, { from, post }: Ring['mail'][number]): Promise<void> => {
  const privateKey = ring.keys[post.to]?.privateKey ?? '';
  const node = ring.nodes[post.to];
  if (node) {
    if (node.stage === 'stopped' || node.stage === 'finished') return;
    const step = await nodeReceives(node, post.bytes, from, { privateKey, random: ring.random });
    ring.nodes[post.to] = step.state;
    ring.mail.push(...step.out.map((one) => ({ from: post.to, post: one })));
    return;
  }
  if (ring.coordinator.stage === 'stopped' || ring.coordinator.stage === 'finished') return;
  const step = coordinatorReceives(ring.coordinator, post.bytes, from, { privateKey });
  ring.coordinator = step.state;
  ring.mail.push(...step.out.map((one) => ({ from: 'desk', post: one })));
};

/** Carries the mail until nobody has anything to say; `twist` may change, drop or multiply what goes by. */
export const runRing = async (
  ring: Ring,
  twist: (one: Ring['mail'][number]) => readonly Ring['mail'][number][] = (one) => [one],
): Promise<Ring> => {
  for (let one = ring.mail.shift(); one !== undefined; one = ring.mail.shift()) {
    for (const twisted of twist(one)) await deliver(ring, twisted);
  }
  return ring;
};
