import {
  newSigningKeys,
  type PairRecord,
  prepareNode,
  readMessage,
  type SigningKeys,
} from '../../../engines/matching/index.ts';
import type { Actor } from '../../../platform/actor/index.ts';
import { type Kernel, perform } from '../../../platform/kernel/index.ts';
import { secureRandom } from '../../../platform/processes/index.ts';
import type { AgreementTerms } from '../agreements/contract.ts';
import { hashOf, signTerms } from '../agreements/terms.ts';
import { takeAgreement } from '../agreements/use-cases.ts';
import { recordOf } from '../lists/classes.ts';
import type { RoundView } from '../rounds/contract.ts';
import { type Held, isEarly, receive, ringTermsOf } from '../rounds/engine.ts';
import { takeCarried } from '../rounds/take-carried.ts';
import { messageFile } from '../rounds/use-cases.ts';
import { chanceFrom, madeUpPerson } from './people.ts';

/** An office nobody is, that brings a list into a ring: it lives in memory alone. */
export interface MadeUpPartner {
  readonly id: string;
  readonly keys: SigningKeys;
  readonly records: readonly PairRecord[];
}

/** One office for each share: of the people who exist in this made-up place, it knows about so many. */
export const madeUpPartners = (people: number, shares: Readonly<Record<string, number>>): readonly MadeUpPartner[] => {
  const chance = chanceFrom(people);
  const everybody = Array.from({ length: people }, (_, i) => recordOf(madeUpPerson(chance, i)));
  return Object.entries(shares).map(([id, share]) => ({
    id,
    keys: newSigningKeys(secureRandom),
    records: everybody.filter(() => chance() < share),
  }));
};

/** The coordinator takes the agreement with the signatures of all these partners under it. */
export const signForPartners = async (
  kernel: Kernel,
  coordinator: Actor,
  terms: AgreementTerms,
  partners: readonly MadeUpPartner[],
): Promise<void> => {
  const sha256 = hashOf(terms);
  const signatures = Object.fromEntries(partners.map(({ id, keys }) => [id, signTerms(keys.privateKey, sha256)]));
  await perform(kernel, coordinator, takeAgreement, {}, fileOf(JSON.stringify({ terms, signatures })));
};

const fileOf = (content: string | Uint8Array) => ({
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  type: 'application/octet-stream',
  name: 'carried',
});

/** Carries every message of a round that has begun between the coordinator, who acts here, and the partners, until none is left. */
export const playRound = async (
  kernel: Kernel,
  coordinator: Actor,
  begun: RoundView,
  terms: AgreementTerms,
  partners: readonly MadeUpPartner[],
): Promise<void> => {
  const roundId = begun.id;
  const ring = ringTermsOf(terms, roundId, hashOf(terms));
  const nodes = new Map<string, Held>();
  for (const { id, records } of partners) {
    const values = records.flatMap((record) => record[ring.keyClass] ?? []);
    const state = await prepareNode(ring, id, values, { random: secureRandom });
    nodes.set(id, { engine: { role: 'list', state }, subjects: [], refs: [] });
  }
  const privateKeys = new Map(partners.map(({ id, keys }) => [id, keys.privateKey]));
  const carried: { to: string; bytes: Uint8Array }[] = [];
  const fetch = async ({ outgoing }: RoundView): Promise<void> => {
    for (const { to, messageId } of outgoing.filter(({ fetchedAt }) => fetchedAt === null)) {
      const { bytes } = await perform(kernel, coordinator, messageFile, { roundId, messageId });
      carried.push({ to, bytes });
    }
  };
  await fetch(begun);
  for (let next = carried.shift(); next; next = carried.shift()) {
    const { to, bytes } = next;
    const node = nodes.get(to);
    if (!node) await fetch((await perform(kernel, coordinator, takeCarried, {}, fileOf(bytes))).round);
    else if (isEarly(node, readMessage(bytes).header)) carried.push(next);
    else {
      const { held, out } = await receive(node, bytes, '', privateKeys.get(to) ?? '');
      nodes.set(to, held);
      carried.push(...out);
    }
  }
};
