import { refuse } from '../../platform/errors/index.ts';
import type { Context } from '../../platform/kernel/index.ts';

/** What is said to have happened has happened. @throws Refusal IMPORTS_DATE_AHEAD naming the first field whose day is still to come */
export const refuseAhead = (
  { clock }: Pick<Context, 'clock'>,
  days: Readonly<Record<string, string | null | undefined>>,
): void => {
  const today = clock.today();
  const ahead = Object.entries(days).find(([, day]) => (day ?? '') > today);
  if (ahead) refuse('IMPORTS_DATE_AHEAD', {}, [{ field: ahead[0] }]);
};
