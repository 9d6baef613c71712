import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { askedOf } from '../asked.ts';
import { answer as contract } from './contract.ts';
import { placeOf } from './faults.ts';
import { writableLinkOf } from './link-of.ts';
import { saveAnswers } from './save-answers.ts';

/** Saves answers of the agency while they are being written. */
export const answer = useCase(contract, async (context, { answers }) => {
  const { tx, clock, t, note } = context;
  const link = await writableLinkOf(context);
  const { plan_id: planId, agency_id: agency } = link.recipient;
  const asked = new Set((await askedOf(tx, planId, agency, clock.today())).map((one) => one.nodeId));
  // whether a node is another agency's or none at all looks the same from here
  const faults = answers.flatMap(({ nodeId }, i) =>
    asked.has(nodeId) ? [] : [{ code: 'ANSWER_ROW_NOT_ASKED', where: { field: `answers.${i}.nodeId` } }],
  );
  if (faults.length > 0) {
    refuse(
      'ANSWER_INVALID',
      { count: faults.length },
      faults.map((fault) => placeOf(t, fault)),
    );
  }
  const saved = await saveAnswers(context, link, answers);
  note([planId, link.call.id, saved.id], { answers: saved.answers.length });
  return { answered: saved.answers.length, asked: asked.size, savedAt: saved.savedAt };
});
