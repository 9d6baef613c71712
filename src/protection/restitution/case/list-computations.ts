import { useCase } from '../../../platform/kernel/index.ts';
import { mayDo, recordOf } from '../../casework/index.ts';
import { computeRestitution, restitutionLaw } from '../law/index.ts';
import { listComputations as contract } from './contract.ts';
import { mayWrite, momentOf, namesFor, newestOf, openContents } from './sealed-work.ts';

/** What was worked out for her, each with the figures it comes to today. */
export const listComputations = useCase(contract, async (context, { survivorId }) => {
  const access = await recordOf(context, survivorId);
  mayDo(context, access, 'read', 'financial');
  const law = restitutionLaw(context.kernel.packs);
  const rows = await newestOf(context, survivorId);
  const contents = await openContents(context, rows);
  const nameOf = await namesFor(context, rows);
  const computations = rows.flatMap((row, i) => {
    const content = contents[i];
    if (!content) return [];
    const { range, uncertain, restitution, backWages } = computeRestitution(law, content.work, context.clock.today());
    const [low, high] = [range.low.restitution, range.high.restitution];
    const { id, version } = row;
    const by = nameOf(row);
    return [{ id, version, title: content.title, at: momentOf(row), by, uncertain, low, restitution, high, backWages }];
  });
  context.note(survivorId, { found: computations.length });
  return { survivorId, code: access.code, mayWrite: mayWrite(context, access), computations };
});
