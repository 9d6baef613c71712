import { readRecruits, readSurvey, respondentDriven } from '../../../engines/prevalence/index.ts';
import { type Command, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { refusing } from '../refused.ts';
import { rowsOfFile } from './files.ts';
import { chance, type Options, ofChance } from './options.ts';

const columnNamed = (options: Options, option: 'trait' | 'degree' | 'id' | 'recruiter'): string =>
  String(options[option] ?? option);

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The share of a trait in a group that was sampled through its own peers. */
export const prevalenceRds: Command = {
  name: 'prevalence rds',
  args: ['SURVEY'],
  says: 'cli.prevalence.rds',
  options: {
    '--trait <column>': 'cli.prevalence.option.trait',
    '--degree <column>': 'cli.prevalence.option.degree',
    '--id <column>': 'cli.prevalence.option.id',
    '--recruiter <column>': 'cli.prevalence.option.recruiter',
    ...ofChance,
  },
  run: async (context, [path = ''], options) => {
    const { t } = context;
    if (options.trait === undefined)
      refuse('PREVALENCE_OPTION_INVALID', { option: '--trait', from: '', to: '' }, [{ field: '--trait' }]);
    const { bootstrap, level, seed } = chance(options);
    const rows = await rowsOfFile(context, path);
    const found = refusing(path, () => {
      const recruits = readRecruits(readSurvey(rows), {
        id: columnNamed(options, 'id'),
        recruiter: columnNamed(options, 'recruiter'),
        degree: columnNamed(options, 'degree'),
        trait: columnNamed(options, 'trait'),
      });
      return respondentDriven(recruits, { replicates: bootstrap, level, seed });
    });
    return {
      data: { ...found, settings: { bootstrap, level, seed } },
      text: [
        t('cli.prevalence.rds.share', {
          share: percent(found.share),
          lower: found.interval ? percent(found.interval.lower) : '–',
          upper: found.interval ? percent(found.interval.upper) : '–',
          plain: percent(found.unweighted),
        }),
        t('cli.prevalence.rds.left', { count: found.withoutDegree, seeds: found.seeds }),
        textTable(
          ['wave', 'count', 'share'].map((column) => t(`cli.prevalence.column.${column}`)),
          found.byWave.map(({ wave, people, share }) => [wave, people, percent(share)]),
        ),
      ].join('\n'),
    };
  },
};
