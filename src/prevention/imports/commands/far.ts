import type { Language } from '../../../platform/actor/index.ts';
import { type Command, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { checkPlan } from '../law/check-plan.ts';
import { importLaw } from '../law/pack-kind.ts';
import { Plan, type PlanCheck } from '../law/plan/contract.ts';

/** What a compliance plan under FAR 52.222-50(h), or a report under another law, still lacks. No server. */
export const importsFar: Command = {
  name: 'imports far',
  args: ['PLAN'],
  says: 'cli.imports.far',
  options: {},
  run: async (context, [path = '']) => {
    const { t, language } = context;
    const check = checkPlan(importLaw(await context.packs()), planIn((await context.readFile(path)).bytes, path));
    const rows = check.parts.map(({ title, state, asks }) => [
      title[language],
      t(`imports.plan.${state}`),
      asks
        .filter(({ answer }) => answer === '')
        .map(({ says }) => says[language])
        .join('; '),
    ]);
    return {
      data: check,
      text: [
        rows.length > 0
          ? textTable(
              ['part', 'state', 'missing'].map((one) => t(`cli.imports.column.${one}`)),
              rows,
            )
          : t('imports.plan.no-outline'),
        ...check.years.map(({ year, bound }) => `${year}: ${t(`imports.plan.bound.${bound}`)}`),
        ...notesByYear(check, language),
        t('imports.not-advice'),
      ].join('\n'),
    };
  },
};

/** What nobody has checked, once, with the years it touches. */
const notesByYear = ({ years }: PlanCheck, language: Language): string[] => {
  const touched = new Map<string, number[]>();
  for (const { year, wordings } of years)
    for (const { notes } of wordings)
      if (notes) touched.set(notes[language], [...(touched.get(notes[language]) ?? []), year]);
  return [...touched].map(([note, of]) => `${of.join(', ')}: ${note}`);
};

const planIn = (bytes: Uint8Array, file: string): Plan => {
  const parsed = Plan.safeParse(jsonIn(bytes));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuse('IMPORTS_PLAN_UNREADABLE', {}, [{ file, field: issue?.path.join('.') ?? '' }]);
};

const jsonIn = (bytes: Uint8Array): unknown => {
  try {
    // a plan without its kind is the one this command is named after
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null ? { regime: 'far', ...value } : value;
  } catch {
    return null;
  }
};
