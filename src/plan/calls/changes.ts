import type { CivilDate } from '../../platform/contract/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Translate } from '../../platform/i18n/index.ts';
import type { Answer } from './answers/contract.ts';
import { type Fault, lacks, placeOf } from './answers/faults.ts';
import { type Asked, askedOf } from './asked.ts';
import type { SentReturn } from './queries.ts';

/** What an answer would change, and what stands in the way: since it was sent, the plan may have changed. */
export const changesOf = async (tx: Tx, planId: string, sent: SentReturn, day: CivilDate, t: Translate) => {
  const asked = await askedOf(tx, planId, sent.agency_id, day);
  const answers = sent.answers as readonly Answer[];
  const given = new Map(answers.map((a) => [a.nodeId, a]));
  const here = new Set(asked.map((one) => one.nodeId));
  const faults: Fault[] = [
    ...answers
      .filter((a) => !here.has(a.nodeId))
      .map((a) => ({ code: 'ANSWER_ROW_NOT_ASKED', where: { field: a.nodeId } })),
    ...asked.flatMap(({ nodeId, code: number }) =>
      lacks(given.get(nodeId) ?? answered).map(({ field, code }) => ({ code, where: { field: `${number} ${field}` } })),
    ),
  ];
  return {
    answers,
    changes: asked.map((one) => changeOf(one, given.get(one.nodeId) ?? null)),
    problems: faults.map((fault) => placeOf(t, fault)),
  };
};

/** Stands for a part of the plan without an answer, which lacks nothing. */
const answered: Answer = { nodeId: '', state: 'on_track', percent: null, narrative: '', evidence: null };

const changeOf = ({ nodeId, code, title, last }: Asked, after: Answer | null) => ({
  nodeId,
  code,
  title,
  before: last,
  after,
  changes: after !== null && (last?.state !== after.state || last.percent !== after.percent),
});
