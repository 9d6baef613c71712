import { type Header, readMessage } from '../../../engines/matching/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Behalf } from '../../../platform/db/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { agreementView } from '../agreements/standing.ts';
import { privateKeyOf } from '../agreements/use-cases.ts';
import { agreementOrRefuse, messagesOf, nodeOrRefuse, roundHere, roundSeen } from '../queries.ts';
import type { AgreementRow, RoundRow } from '../tables.ts';
import { keepAndSend } from '../transport/outbox.ts';
import { withdrawnOf } from './admit.ts';
import { type Held, isEarly, receive, type Step, stageOf, stop } from './engine.ts';
import { heldOf, noteMessage } from './keep.ts';
import type { Taking } from './take.ts';

/** What a step starts from, as it lay in the database. */
interface Seen {
  readonly row: RoundRow;
  readonly agreement: AgreementRow;
  readonly held: Held;
  readonly waiting: readonly Uint8Array[];
  readonly privateKey: string;
}

interface Worked extends Step {
  readonly taken: readonly Uint8Array[];
}

const look = async (taking: Taking, roundId: Id): Promise<Seen | null> => {
  const row = await roundSeen(taking.tx, roundId);
  const held = row?.stage === 'running' ? await heldOf(taking, row) : null;
  if (!row || !held) return null;
  const waiting = (await messagesOf(taking.tx, roundId, 'held')).flatMap(({ bytes }) => bytes ?? []);
  if (waiting.every((bytes) => isEarly(held, readMessage(bytes).header))) return null;
  const agreement = await agreementOrRefuse(taking.tx, row.agreement_id);
  return { row, agreement, held, waiting, privateKey: await privateKeyOf(taking, await nodeOrRefuse(taking.tx)) };
};

/** The mathematics: seconds for long lists, so no transaction is open meanwhile. Messages are taken in the order in which they are due. */
const work = async ({ held: before, waiting, privateKey }: Seen): Promise<Worked> => {
  let step: Step = { held: before, out: [] };
  const rest = [...waiting];
  const taken: Uint8Array[] = [];
  while (stageOf(step.held) === 'running') {
    const due = rest.findIndex((bytes) => !isEarly(step.held, readMessage(bytes).header));
    const [bytes] = due < 0 ? [] : rest.splice(due, 1);
    if (!bytes) break;
    const next = await receive(step.held, bytes, '', privateKey);
    step = { held: next.held, out: [...step.out, ...next.out] };
    taken.push(bytes);
  }
  return { ...step, taken };
};

/** Before the first of the own values leaves, everybody who entered is asked for again. */
const isFirstStep = ({ kind }: Header): boolean => kind === 'start' || kind === 'ask';

/** Why what was computed must not leave the house after all, or null. */
const objection = async (taking: Taking, { agreement, held }: Seen, { taken }: Worked): Promise<string | null> => {
  const { state } = await agreementView(taking, agreement);
  if (state !== 'agreed') return 'The agreement is no longer in force.';
  const first = taken.some((bytes) => isFirstStep(readMessage(bytes).header));
  return first && (await withdrawnOf(taking, agreement, held.subjects)).length > 0 ? 'A release was taken back.' : null;
};

/** @returns whether it was kept: somebody else may have moved the round meanwhile, and then nothing of this one counts */
const keep = async (taking: Taking, seen: Seen, worked: Worked): Promise<boolean> => {
  const row = await roundHere(taking.tx, seen.row.id);
  if (!row || row.revision !== seen.row.revision || row.stage !== 'running') return false;
  const says = await objection(taking, seen, worked);
  const blame = { code: 'MATCH_STOPPED' as const, party: seen.agreement.party_id, says: says ?? '' };
  for (const bytes of worked.taken) await noteMessage(taking, row.id, 'in', bytes);
  await keepAndSend(taking, row, seen.agreement, says === null ? worked : stop(seen.held, blame, seen.privateKey));
  return true;
};

/**
 * Takes the messages of a round that are due. It looks in one short transaction, computes outside, and keeps in another, guarded by the
 * round's revision; so two workers may try the same step, and one of them succeeds.
 */
export const stepRound = async (kernel: Kernel, orgId: Id, roundId: Id): Promise<void> => {
  const behalf: Behalf = { orgId, userId: null };
  const { clock } = kernel;
  for (;;) {
    const seen = await kernel.db.transaction(behalf, (tx) => look({ tx, orgId, clock, kernel }, roundId));
    if (!seen) return;
    const worked = await work(seen);
    await kernel.db.transaction(behalf, (tx) => keep({ tx, orgId, clock, kernel }, seen, worked));
  }
};
