import { useCase } from '../../../platform/kernel/index.ts';
import { mayDo, recordOf } from '../../casework/index.ts';
import { computeRestitution, restitutionLaw } from '../law/index.ts';
import {
  openComputation as openContract,
  tryComputation as tryContract,
  openWeek as weekContract,
} from './contract.ts';
import { mayWrite, momentOf, namesFor, openOne } from './sealed-work.ts';
import { lineView, resultView } from './views.ts';

/** One computation, worked out anew by the law of the installation. */
export const openComputation = useCase(openContract, async (context, input) => {
  const { kernel, clock, t, note } = context;
  const { access, row, content } = await openOne(context, input);
  const law = restitutionLaw(kernel.packs);
  const answer = computeRestitution(law, content.work, input.on ?? clock.today());
  const nameOf = await namesFor(context, [row]);
  note([input.survivorId, row.id]);
  return {
    id: row.id,
    code: access.code,
    title: content.title,
    version: row.version,
    at: momentOf(row),
    by: nameOf(row),
    mayWrite: mayWrite(context, access),
    work: content.work,
    result: resultView(t, answer),
    exemptions: law.law.exemptions.map(({ name, cite }) => ({ name, cite })),
  };
});

/** How one week came about. */
export const openWeek = useCase(weekContract, async (context, input) => {
  const { kernel, clock, t, note } = context;
  const { row, content } = await openOne(context, input);
  const { trace } = computeRestitution(restitutionLaw(kernel.packs), content.work, clock.today());
  note([input.survivorId, row.id]);
  return {
    start: input.start,
    lines: trace.filter(({ week }) => week === input.start).map((line) => lineView(t, line)),
  };
});

/** What work would come to, before it is kept. */
export const tryComputation = useCase(tryContract, async (context, { survivorId, work, on }) => {
  const { kernel, clock, t, note } = context;
  mayDo(context, await recordOf(context, survivorId), 'read', 'financial');
  const answer = computeRestitution(restitutionLaw(kernel.packs), work, on ?? clock.today());
  note(survivorId);
  return resultView(t, answer);
});
