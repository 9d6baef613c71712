import { type Command, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { isObject, readJson } from '../epcis/read-document.ts';
import { checkEpcis } from '../epcis/validate.ts';

/** Whether a file is EPCIS 2.0, with the place of every fault. No server; `--schema` checks it against the official schema as well. */
export const epcisValidate: Command = {
  name: 'epcis validate',
  args: ['FILE'],
  says: 'cli.epcis.validate',
  options: { '--schema <file>': 'cli.epcis.option.schema' },
  run: async ({ t, readFile }, [path = ''], { schema }) => {
    const official = typeof schema === 'string' ? readJson((await readFile(schema)).bytes, schema) : undefined;
    if (official !== undefined && !isObject(official))
      return refuse('SUPPLY_EPCIS_SCHEMA_UNFIT', {}, [{ field: '--schema' }]);
    const { kind, faults, events } = checkEpcis(readJson((await readFile(path)).bytes, path), official);
    const errors = faults.map((fault) => ({
      ...fault,
      says: t(`supply.epcis.fault.${fault.code}`, { wanted: fault.wanted, found: fault.found || '-' }),
    }));
    const valid = errors.length === 0;
    const count = Object.values(events).reduce((sum, one) => sum + one, 0);
    return {
      data: { valid, kind, count, events, errors },
      text: [
        t(valid ? 'supply.epcis.valid' : 'supply.epcis.invalid', { count, faults: errors.length }),
        ...(count > 0
          ? [
              textTable(
                [t('cli.supply.column.event'), t('cli.supply.column.number')],
                Object.entries(events).map(([type, number]) => [type, number]),
              ),
            ]
          : []),
        ...errors.map((one) => `  ${one.path}: ${one.says}`),
      ].join('\n'),
      ...(valid ? {} : { exit: 1 }),
    };
  },
};
