import { MatchError, prepareNode, preparePair } from '../../../engines/matching/index.ts';
import { appendAudit } from '../../../platform/audit/index.ts';
import { json } from '../../../platform/db/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import { useCaseInParts } from '../../../platform/kernel/index.ts';
import { secureRandom } from '../../../platform/processes/index.ts';
import { requireInForce } from '../agreements/standing.ts';
import { readPeople } from '../lists/read-people.ts';
import { agreementOrRefuse, matching, roundOrRefuse } from '../queries.ts';
import type { AgreementRow, RoundRow } from '../tables.ts';
import { type Admitted, admit } from './admit.ts';
import { prepareRound as contract } from './contract.ts';
import { type Held, pairTermsOf, ringTermsOf, threads } from './engine.ts';
import { sealHeld } from './keep.ts';
import { roundView } from './view.ts';
import { within } from './within.ts';

/** Keys of those who were let in, as the engine holds them until the round begins. */
const prepared = async (
  { terms, party_id, sha256 }: AgreementRow,
  row: RoundRow,
  admitted: Admitted,
): Promise<Held> => {
  const { records, refs, subjects } = admitted;
  const tools = { random: secureRandom, threads };
  if (row.role === 'list') {
    const ring = ringTermsOf(terms, row.id, sha256);
    const keys = records.flatMap((record) => record[ring.keyClass] ?? []);
    return { engine: { role: 'list', state: await prepareNode(ring, party_id, keys, tools) }, subjects, refs: [] };
  }
  const state = await preparePair(pairTermsOf(terms, row.id, sha256), party_id, records, tools);
  return { engine: { role: row.role === 'asks' ? 'asks' : 'answers', state }, subjects, refs };
};

const requireSomebody = ({ counts: { entered, refused } }: Admitted, people: number, t: Translate): void => {
  if (entered > 0) return;
  const where = Object.entries(refused).map(([code, count]) => ({
    code,
    says: `${t(`matching.reason.${code}`)}: ${count}`,
  }));
  throw new Refusal('MATCHING_NOBODY_ENTERS', { count: people }, where);
};

const requireOpen = ({ role, stage }: RoundRow): void => {
  if (role === 'coordinator' || (stage !== 'waiting' && stage !== 'prepared'))
    refuse('MATCHING_ROUND_ELSEWHERE', { stage });
};

/** Who may enter is decided in one transaction, keys are made outside, and what came of it is kept in another. */
export const prepareRound = useCaseInParts(contract, async (context, { roundId }) => {
  const { file, t } = context;
  const { people } = readPeople(file.bytes, file.name);
  const { row, agreement, admitted } = await within(context, async (inside) => {
    const row = await roundOrRefuse(inside.tx, roundId);
    requireOpen(row);
    const agreement = await agreementOrRefuse(inside.tx, row.agreement_id);
    await requireInForce(inside, agreement, { newRound: false });
    return { row, agreement, admitted: await admit(inside, agreement, people) };
  });
  requireSomebody(admitted, people.length, t);
  const held = await prepared(agreement, row, admitted).catch((error: unknown) => {
    if (!(error instanceof MatchError) || error.code !== 'MATCH_SET_TOO_LARGE') throw error;
    const { padTo, most } = agreement.terms;
    throw new Refusal('MATCHING_SET_TOO_LARGE', { file: file.name, most: padTo || most });
  });
  return within(context, async (inside) => {
    const { tx, actor, clock } = inside;
    const now = await roundOrRefuse(tx, roundId);
    requireOpen(now);
    if (now.revision !== row.revision) refuse('CONFLICT');
    await matching(tx)
      .updateTable('matching.round')
      .set({
        stage: 'prepared',
        revision: row.revision + 1,
        prepared_by: actor.userId,
        counts: json(admitted.counts),
        state_sealed: await sealHeld(inside, roundId, held),
      })
      .where('id', '=', roundId)
      .execute();
    const { entered, refused, withoutKey } = admitted.counts;
    const stayed = Object.values(refused).reduce((sum, count) => sum + count, 0);
    const details = { entered, refused: stayed, withoutKey };
    await appendAudit(tx, clock, actor, { act: contract.name, outcome: 'done', records: [roundId], details });
    return roundView(inside, await roundOrRefuse(tx, roundId));
  });
});
