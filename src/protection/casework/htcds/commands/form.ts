import { checkForm, takeRepairs, writeXForm, writeXlsForm } from '../../../../engines/forms/index.ts';
import { checkFormByStandard, formOfStandard, readHtcdsFile } from '../../../../engines/htcds/index.ts';
import type { Command } from '../../../../platform/cli/index.ts';
import { refuse } from '../../../../platform/errors/index.ts';
import { chosenRepairs } from '../chosen-repairs.ts';
import { formFile, formFormat } from '../form-file.ts';
import { refusing } from '../places.ts';
import { shippedStandard } from '../standard.ts';

const to = { '--to <format>': 'cli.htcds.option.form-format' } as const;

/** A form in the other format, with the repairs that were chosen; which they were is in the answer and, in a workbook, on a sheet. */
export const htcdsForm: Command = {
  name: 'htcds form',
  args: ['FILE'],
  says: 'cli.htcds.form',
  options: { ...to, '--repair <ids>': 'cli.htcds.option.repair' },
  run: async (context, [path = ''], options) => {
    const format = formFormat(options.to);
    const { standard } = shippedStandard(await context.packs(), context.clock.today());
    const { name, bytes } = await context.readFile(path);
    const read = refusing('HTCDS_FILE_UNREADABLE', name, () => readHtcdsFile(bytes, standard));
    if (read.holds !== 'form') return refuse('HTCDS_OTHER_FILE', { holds: read.holds, wants: 'form' });
    const { form } = read.file;
    const offered = [...checkForm(form), ...checkFormByStandard(form, standard)].flatMap(({ repair }) => repair ?? []);
    const taken = chosenRepairs(offered, options.repair);
    const file = refusing('HTCDS_NOT_WRITTEN', name, () => {
      const repaired = takeRepairs(form, taken);
      return formFile(format, name, format === 'xform' ? writeXForm(repaired) : writeXlsForm(repaired, taken));
    });
    return {
      data: {
        name: file.name,
        bytes: file.bytes.length,
        repairsTaken: taken,
        repairsOpen: offered.length - taken.length,
      },
      text: '',
      file,
    };
  },
};

/** A new form after the standard, in English and Spanish. */
export const htcdsBlankForm: Command = {
  name: 'htcds blank-form',
  says: 'cli.htcds.blank-form',
  options: { ...to, '--keys <keys>': 'cli.htcds.option.keys' },
  run: async (context, _args, options) => {
    const format = formFormat(options.to);
    const { standard } = shippedStandard(await context.packs(), context.clock.today());
    const wanted = typeof options.keys === 'string' ? options.keys : 'core';
    const current = standard.fields.filter(({ status }) => status === 'draft');
    const chosen =
      wanted === 'all'
        ? current
        : wanted === 'core'
          ? current.filter(({ core }) => core)
          : current.filter(({ key }) => wanted.split(',').includes(key));
    if (chosen.length === 0)
      refuse('INPUT_INVALID', { count: 1 }, [{ field: '--keys', says: 'core, all, prs_FirstName,…' }]);
    const form = formOfStandard(standard, new Set(chosen.map(({ key }) => key)));
    const file = formFile(format, 'htcds', format === 'xform' ? writeXForm(form) : writeXlsForm(form));
    return { data: { name: file.name, bytes: file.bytes.length, keys: chosen.map(({ key }) => key) }, text: '', file };
  },
};
