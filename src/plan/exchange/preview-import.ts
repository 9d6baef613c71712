import { useCase } from '../../platform/kernel/index.ts';
import { previewImport as contract } from '../contract.ts';
import { countsOf } from '../register/store-new-plan.ts';
import { readPlanFile } from './read-plan-file.ts';

/** Tells what a file would bring, without keeping anything of it. */
export const previewImport = useCase(contract, async ({ file, clock, note }, { name }) => {
  const { format, document, problems, warnings } = readPlanFile(file.bytes, {
    name: name ?? file.name,
    today: clock.today(),
  });
  note([], { problems: problems.length });
  return {
    format,
    documentId: document.plan.id,
    title: document.plan.title,
    counts: countsOf(document),
    problems,
    warnings,
    ready: problems.length === 0,
  };
});
