import { type CaseFormat, caseFormats, readCases, readHtcdsFile, writeCases } from '../../../../engines/htcds/index.ts';
import type { Command } from '../../../../platform/cli/index.ts';
import { refuse } from '../../../../platform/errors/index.ts';
import { caseFile } from '../case-file.ts';
import { chosenRepairs } from '../chosen-repairs.ts';
import { findingView, refusing } from '../places.ts';
import { shippedStandard } from '../standard.ts';

/** Cases under the keys and codes of the standard, in another format. What does not fit is left out and named; nothing leaves this machine. */
export const htcdsCases: Command = {
  name: 'htcds cases',
  args: ['FILE'],
  says: 'cli.htcds.cases',
  options: { '--to <format>': 'cli.htcds.option.case-format', '--repair <ids>': 'cli.htcds.option.repair' },
  run: async (context, [path = ''], options) => {
    const format = (options.to ?? 'json') as CaseFormat;
    if (!caseFormats.includes(format))
      refuse('INPUT_INVALID', { count: 1 }, [{ field: '--to', says: caseFormats.join(', ') }]);
    const today = context.clock.today();
    const { standard } = shippedStandard(await context.packs(), today);
    const { name, bytes } = await context.readFile(path);
    const read = refusing('HTCDS_FILE_UNREADABLE', name, () => readHtcdsFile(bytes, standard));
    if (read.holds !== 'cases') return refuse('HTCDS_OTHER_FILE', { holds: read.holds, wants: 'cases' });
    const { table } = read;
    const first = refusing('HTCDS_FILE_UNREADABLE', name, () => readCases(table, standard, { today }));
    const taken = chosenRepairs(first.repairs, options.repair);
    const reading = taken.length === 0 ? first : readCases(table, standard, { today, take: taken.map(({ id }) => id) });
    const out = refusing('HTCDS_NOT_WRITTEN', name, () =>
      writeCases(
        reading.cases.map(({ values }) => values),
        standard,
        format,
      ),
    );
    const leftOut = reading.findings.filter(({ severity }) => severity === 'error').map(findingView(context.t));
    const file = caseFile(format, `${name.replace(/\.\w+$/, '')}.htcds`, out);
    return {
      data: { name: file.name, bytes: out.length, cases: reading.cases.length, repairsTaken: taken, leftOut },
      text: '',
      file,
      exit: leftOut.length > 0 ? 1 : 0,
    };
  },
};
