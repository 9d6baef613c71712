import { matrix } from '../../engines/plan/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { planMatrix as contract } from './contract.ts';
import { visibleDocument } from './visible-document.ts';

/** Who answers for what. */
export const planMatrix = useCase(contract, async (context, { planId }) => {
  const { columns, rows } = matrix(await visibleDocument(context, planId));
  context.note(planId);
  return {
    columns,
    rows: rows.map(({ node, cells, hasLead }) => ({
      id: node.id,
      code: node.code,
      title: node.title,
      hasLead,
      cells: Object.entries(cells).flatMap(([agency, own]) => own.map((cell) => ({ agency, ...cell }))),
    })),
  };
});
