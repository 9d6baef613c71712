import type { CommandContext } from '../../platform/cli/index.ts';
import { CivilDate } from '../../platform/contract/index.ts';
import { refuse } from '../../platform/errors/index.ts';

/** Options that several plan commands share, and their explanations. */
export const whichPlan = {
  '--plan <pack or file>': 'cli.plan.option.plan',
  '--id <id>': 'cli.plan.option.id',
} as const;
export const onDay = { '--as-of <date>': 'cli.plan.option.as-of' } as const;

export type Options = Readonly<Record<string, string | boolean | undefined>>;

/** The day of `--as-of`, else today. @throws Refusal INPUT_INVALID */
export const dayFrom = ({ clock }: CommandContext, { asOf }: Options): CivilDate => {
  if (asOf === undefined) return clock.today();
  const day = CivilDate.safeParse(asOf);
  if (day.success) return day.data;
  const says = day.error.issues[0]?.message ?? 'DATE_FORM';
  return refuse('INPUT_INVALID', { count: 1 }, [{ field: '--as-of', code: says, says }]);
};
