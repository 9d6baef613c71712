import { type Command, textTable } from '../../../../platform/cli/index.ts';
import { inspectFile } from '../inspect-file.ts';
import { findingView, placeText } from '../places.ts';
import { shippedStandard } from '../standard.ts';

export const htcdsInspect: Command = {
  name: 'htcds inspect',
  args: ['FILE'],
  says: 'cli.htcds.inspect',
  run: async (context, [path = '']) => {
    const { clock, t } = context;
    const shipped = shippedStandard(await context.packs(), clock.today());
    const file = await context.readFile(path);
    const { findings, ...inspection } = inspectFile(file, shipped, clock.today());
    const problems = findings.map(findingView(t));
    const many = (severity: string): number => problems.filter((one) => one.severity === severity).length;
    const head = t(`htcds.inspect.${inspection.holds}`, {
      ...inspection.rows,
      rows: inspection.rows.all ?? 0,
      lists: inspection.lists.length,
    });
    const found = t('htcds.inspect.found', {
      errors: many('error'),
      warnings: many('warning'),
      notes: many('note'),
      repairs: inspection.repairs.length,
    });
    const header = ['severity', 'place', 'code', 'says'].map((column) => t(`htcds.inspect.column.${column}`));
    const lines = problems.map((one) => [t(`htcds.severity.${one.severity}`), placeText(one), one.code, one.says]);
    return {
      data: { file: file.name, standard: shipped.pack, ...inspection, problems },
      text: [head, found, ...(lines.length > 0 ? ['', textTable(header, lines)] : []), '', t('htcds.source')].join(
        '\n',
      ),
      exit: many('error') > 0 ? 1 : 0,
    };
  },
};
