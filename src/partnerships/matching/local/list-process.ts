import {
  type NodeState,
  newSigningKeys,
  nodeReceives,
  type PairRecord,
  prepareNode,
} from '../../../engines/matching/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import { asProcess, programArguments, readHere, secureRandom } from '../../../platform/processes/index.ts';
import { countClasses, recordOf } from '../lists/classes.ts';
import { readPeople } from '../lists/read-people.ts';
import { agencyList } from '../made-up/agencies.ts';
import type { Said, Told } from './said.ts';

/**
 * One list in a process of its own: it alone reads the file, and nothing of it leaves but counts and what a node of the ring sends.
 * Argument: a file, or `agency:N` for a list of the demonstration.
 */
const [from = ''] = programArguments();
const keys = newSigningKeys(secureRandom);
let state: NodeState | null = null;

const recordsIn = async (): Promise<readonly PairRecord[]> => {
  const [, agency] = /^agency:(\d)$/.exec(from) ?? [];
  if (agency !== undefined) return agencyList(Number(agency)).map(recordOf);
  const bytes = await readHere(from).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('FILE_NOT_READ', { file: from, reason: error.code ?? 'unknown' });
  });
  return readPeople(bytes, from).people.map(({ person }) => recordOf(person));
};

const records = recordsIn();
const sayReady = async (send: (answer: Said) => void): Promise<void> => {
  try {
    const known = await records;
    send({ kind: 'ready', publicKey: keys.publicKey, people: known.length, counts: countClasses(known) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    send({ kind: 'trouble', code: error.code, values: error.values, where: error.where });
  }
};

const take = async (told: Told, send: (answer: Said) => void): Promise<void> => {
  if (told.kind === 'terms') {
    const values = (await records).flatMap((record) => record[told.terms.keyClass] ?? []);
    state = await prepareNode(told.terms, told.me, values, { random: secureRandom });
    send({ kind: 'prepared', size: state.ownSize });
    return;
  }
  if (!state || state.stage === 'finished' || state.stage === 'stopped') return;
  const step = await nodeReceives(state, told.bytes, told.via, { privateKey: keys.privateKey, random: secureRandom });
  state = step.state;
  for (const { to, bytes } of step.out) send({ kind: 'post', to, bytes });
};

asProcess(async (message, send) => {
  if (message === 'ready?') await sayReady(send);
  else await take(message as Told, send);
});
