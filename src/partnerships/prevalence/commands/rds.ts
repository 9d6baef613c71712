import { readSurvey, respondentDriven, surveyNumbers } from '../../../engines/prevalence/index.ts';
import { type Command, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { refusing } from '../refused.ts';
import { rowsOfFile } from './files.ts';
import { chance, type Options, ofChance } from './options.ts';

const columnNamed = (options: Options, option: 'trait' | 'degree' | 'id' | 'recruiter', usual: string): string =>
  options[option] === undefined ? usual : String(options[option]);

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
      const survey = readSurvey(rows);
      const numbers = (option: 'trait' | 'degree') =>
        surveyNumbers(survey, columnNamed(options, option, option), 'people');
      const [traits, degrees] = [numbers('trait'), numbers('degree')];
      const textOf = (option: 'id' | 'recruiter', i: number): string =>
        survey.rows[i]?.[survey.columns.indexOf(columnNamed(options, option, option))] ?? '';
      const recruits = survey.rows.flatMap((_, i) =>
        traits[i] === null
          ? []
          : [
              {
                id: textOf('id', i) || String(i),
                recruiter: textOf('recruiter', i),
                degree: degrees[i] ?? 0,
                hasTrait: traits[i] === 1,
              },
            ],
      );
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
