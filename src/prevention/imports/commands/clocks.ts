import { isCivilDate } from '../../../engines/calendar/index.ts';
import { type Command, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { caseClocks } from '../cases/case-clocks.ts';
import { type DetentionKind, detentionKinds } from '../cases/words.ts';
import { WeekendRule } from '../law/contract.ts';
import { dayOption } from '../options.ts';

const kindOption = (given: string | boolean | undefined): DetentionKind | null =>
  given === undefined
    ? null
    : (detentionKinds.find((one) => one.toLowerCase() === String(given).toLowerCase()) ??
      refuse('IMPORTS_OPTION_MISSING', { option: '--kind' }, [{ field: '--kind' }]));

/** The last days of a detention from its dates. No server. */
export const importsClocks: Command = {
  name: 'imports clocks',
  says: 'cli.imports.clocks',
  options: {
    '--importation <date>': 'cli.imports.option.importation',
    '--notice <date>': 'cli.imports.option.notice',
    '--exclusion <date>': 'cli.imports.option.exclusion',
    '--decision <date>': 'cli.imports.option.decision',
    '--kind <kind>': 'cli.imports.option.kind',
    '--weekend <rule>': 'cli.imports.option.weekend',
    '--on <date>': 'cli.imports.option.on',
  },
  run: async ({ t, clock, language, packs }, _, { importation, notice, exclusion, decision, weekend, kind, on }) => {
    const day = (given: string | boolean | undefined, option: string): string | null => {
      if (given === undefined) return null;
      return isCivilDate(given) ? given : refuse('IMPORTS_DATE_UNREADABLE', {}, [{ field: option }]);
    };
    const starts = {
      importation: day(importation, '--importation'),
      'detention-notice': day(notice, '--notice'),
      'exclusion-notice': day(exclusion, '--exclusion'),
      'protestable-decision': day(decision, '--decision'),
    };
    if (Object.values(starts).every((one) => one === null))
      refuse('IMPORTS_OPTION_MISSING', { option: '--importation' }, [{ field: '--importation' }]);
    const rule = WeekendRule.safeParse(weekend ?? 'stays');
    if (!rule.success) refuse('IMPORTS_OPTION_MISSING', { option: '--weekend' }, [{ field: '--weekend' }]);
    const weekendRule = rule.data ?? 'stays';
    const today = dayOption(on, clock.today());
    const facts = { kind: kindOption(kind), state: 'detained', starts, weekendRule, extensions: [] } as const;
    const clocks = caseClocks(await packs(), facts, language, today)
      .filter(({ start }) => start !== null)
      .map(({ state: _state, extendedTo: _to, letterId: _letter, ...one }) => one);
    const columns = ['clock', 'start', 'ends', 'left', 'rule'].map((one) => t(`cli.imports.column.${one}`));
    const said = t('imports.case.notice');
    return {
      data: { on: today, weekendRule, clocks, notice: said },
      text: [
        textTable(
          columns,
          clocks.map((one) => [one.title, one.start ?? '', one.ends ?? '', one.daysLeft ?? '', one.cite]),
        ),
        ...clocks.map((one) => [`${one.title}: ${one.rule}`, one.doubt].filter(Boolean).join(' ')),
        said,
      ].join('\n'),
    };
  },
};
