import { type CaseFormat, caseFormats } from '../../../../engines/htcds/index.ts';
import { type Command, followJob } from '../../../../platform/cli/index.ts';
import { refuse } from '../../../../platform/errors/index.ts';
import { chosenRepairs } from '../chosen-repairs.ts';
import { exportHtcds, importHtcds, previewHtcds } from '../contract.ts';
import { importHtcdsJob } from '../import-cases.ts';

/** Takes case data in through the server: a look first, then all of it or nothing. */
export const htcdsImport: Command = {
  name: 'htcds import',
  args: ['FILE'],
  says: 'cli.htcds.import',
  options: { '--preview': 'cli.htcds.option.preview', '--repair <ids>': 'cli.htcds.option.repair' },
  run: async (context, [path = ''], options) => {
    const { call, t } = context;
    const file = await context.readFile(path);
    const first = await call(previewHtcds, { repairs: '' }, file);
    const repairs = chosenRepairs(first.repairs, options.repair)
      .map(({ id }) => id)
      .join('\n');
    const looked = repairs === '' ? first : await call(previewHtcds, { repairs }, file);
    if (options.preview || !looked.ready) {
      const lines = looked.problems.map((one) =>
        [one.sheet, `${one.column ?? ''}${one.row ?? ''}`, one.code, one.says].filter(Boolean).join(' · '),
      );
      const head = t('htcds.inspect.cases', { rows: looked.cases });
      return { data: looked, text: [head, ...lines].join('\n'), exit: looked.ready ? 0 : 1 };
    }
    const { jobId, survivors } = await call(importHtcds, { hash: looked.hash, repairs }, file);
    const taken =
      jobId === null ? survivors : importHtcdsJob.gives.parse((await followJob(context, jobId)).result).survivors;
    return { data: { survivors: taken }, text: t('cli.htcds.imported', { count: taken.length }) };
  },
};

/** The own records as case data, from the server. */
export const htcdsExport: Command = {
  name: 'htcds export',
  says: 'cli.htcds.export',
  options: { '--to <format>': 'cli.htcds.option.case-format', '--classes <classes>': 'cli.htcds.option.classes' },
  run: async ({ call }, _args, options) => {
    const format = (options.to ?? 'xlsx') as CaseFormat;
    if (!caseFormats.includes(format))
      refuse('INPUT_INVALID', { count: 1 }, [{ field: '--to', says: caseFormats.join(', ') }]);
    const named = exportHtcds.takes.safeParse({
      format,
      ...(typeof options.classes === 'string' ? { classes: options.classes.split(',') } : {}),
    });
    if (!named.success)
      return refuse('INPUT_INVALID', { count: 1 }, [{ field: '--classes', says: 'identity,service,…' }]);
    const file = await call(exportHtcds, named.data);
    return { data: { name: file.name, bytes: file.bytes.length }, text: '', file };
  },
};
