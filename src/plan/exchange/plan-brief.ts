import { type BriefScope, briefMarkdown, PlanError } from '../../engines/plan/index.ts';
import { refuse } from '../../platform/errors/index.ts';
import { useCase } from '../../platform/kernel/index.ts';
import { dayOf, visibleDocument } from '../register/visible-document.ts';
import { briefPdf } from './brief-pdf.ts';
import { planBrief as contract } from './contract.ts';

/** A page for a meeting: what a pillar or an agency stands for, what is late, what comes next. */
export const planBrief = useCase(contract, async (context, { planId, pillar, agency, asOf, format }) => {
  const { actor, t, note } = context;
  const scope = (pillar ? { pillar } : agency ? { agency } : refuse('PLAN_BRIEF_SCOPE')) as BriefScope;
  const day = dayOf(context, asOf);
  const doc = await visibleDocument(context, planId, { asOf: day });
  const markdown = (() => {
    try {
      return briefMarkdown(doc, { scope, asOf: day, lang: actor.language, t });
    } catch (error) {
      if (error instanceof PlanError) return refuse('PLAN_BRIEF_SCOPE');
      throw error;
    }
  })();
  note(planId, { format });
  const name = `brief-${pillar ?? agency}-${day}`;
  return format === 'md'
    ? { bytes: new TextEncoder().encode(markdown), type: 'text/markdown; charset=utf-8', name: `${name}.md` }
    : { bytes: await briefPdf(markdown), type: 'application/pdf', name: `${name}.pdf` };
});
