import { type Command, textTable } from '../../../platform/cli/index.ts';
import { listState } from '../exposure/list-status.ts';
import { loadSources } from '../exposure/load-sources.ts';
import { mappingFrom } from '../mapper/correct-columns.ts';
import { fields } from '../suppliers/fields.ts';
import { readSuppliers } from '../suppliers/read-suppliers.ts';
import { screenSuppliers } from '../suppliers/screen-suppliers.ts';
import { dayOption } from './options.ts';

const shown = 40;

/** A list of suppliers against lists on a day, those who need a person first. No server. */
export const supplyScreen: Command = {
  name: 'supply screen',
  args: ['SUPPLIERS'],
  says: 'cli.supply.screen',
  options: { '--on <date>': 'cli.supply.option.on' },
  repeated: {
    '--list <path>': 'cli.supply.option.list',
    '--dated <list=date>': 'cli.supply.option.dated',
    '--map <field=heading>': 'cli.supply.option.map',
  },
  run: async (context, [path = ''], options, { list = [], dated = [], map = [] } = {}) => {
    const { t, clock, readFile } = context;
    const on = dayOption(options.on, clock.today());
    const suppliers = readSuppliers((await readFile(path)).bytes, path, mappingFrom(map, fields));
    const screened = screenSuppliers(suppliers, await loadSources(context, list, on, dated), on);
    const count = (outcome: string): number => screened.suppliers.filter((one) => one.outcome === outcome).length;
    const counts = {
      hit: count('hit'),
      possible: count('possible'),
      indicator: count('indicator'),
      nothing: count('nothing'),
      notRead: count('not-read'),
    };
    const first = screened.suppliers.filter(
      ({ outcome }) => outcome === 'hit' || outcome === 'possible' || outcome === 'not-read',
    );
    return {
      data: { counts, ...screened, says: t(`supply.negative.${screened.negative}`), notice: t('supply.notice') },
      text: [
        t('supply.screen.head', { ...counts, day: on }),
        ...(first.length === 0
          ? []
          : [
              textTable(
                ['row', 'name', 'outcome', 'class', 'why'].map((one) => t(`cli.supply.column.${one}`)),
                first
                  .slice(0, shown)
                  .map(({ row, name, outcome, legalClass, findings }) => [
                    row,
                    name,
                    t(`supply.outcome.${outcome}`),
                    legalClass,
                    findings
                      .map(
                        ({ what, says, review }) =>
                          `${t(`supply.finding.${what}`)}: ${says}${review === null ? '' : ` [${t(`supply.review.${review}`)}]`}`,
                      )
                      .join('; '),
                  ]),
              ),
            ]),
        t(`supply.negative.${screened.negative}`),
        ...screened.lists.map((one) => t(listKey(one), listValues(one))),
        t('supply.notice'),
      ].join('\n'),
    };
  },
};

interface Dated {
  readonly list: string;
  readonly date: string;
  readonly sha256: string;
  readonly age: number | null;
  readonly fresh: boolean;
}

/** How a list is named below an answer that rests on it. */
export const listKey = (list: Dated) => `supply.list.${listState(list)}` as const;

export const listValues = ({ list, date, sha256, age }: Dated) => ({
  list,
  date,
  age: age ?? 0,
  sha: sha256.slice(0, 12),
});
