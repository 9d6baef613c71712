import {
  type KnownPopulation,
  type NsumOptions,
  networkScaleUp,
  readSurvey,
  type Survey,
} from '../../../engines/prevalence/index.ts';
import { type Command, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { refusing } from '../refused.ts';
import { people } from '../words/contract.ts';
import { rowsOfFile } from './files.ts';
import { chance, namesIn, type Options, ofChance, optional } from './options.ts';

/** Columns whose name says what they are, where the command line does not. */
const usual = { stratum: ['stratum', 'strata', 'region'], cluster: ['cluster', 'psu'] } as const;

const columnFor = (
  survey: Survey,
  asked: string | boolean | undefined,
  names: readonly string[],
): string | undefined => (asked === undefined ? names.find((name) => survey.columns.includes(name)) : String(asked));

const knownIn = (rows: readonly (readonly string[])[], file: string, population: number): readonly KnownPopulation[] =>
  rows
    .slice(1)
    .map(([name = '', size = ''], i) => ({ name: name.trim(), size: size.trim(), row: i + 2 }))
    .filter(({ name, size }) => name !== '' || size !== '')
    .map(({ name, size, row }) =>
      name !== '' && Number(size) > 0
        ? { name, size: Number(size) }
        : refuse('PREVALENCE_KNOWN_INVALID', { population }, [{ file, row, says: `"${name}", "${size}"` }]),
    );

const optionsFor = (survey: Survey, options: Options): Partial<NsumOptions> => {
  const hidden = namesIn(options.hidden);
  const stratum = columnFor(survey, options.stratum, usual.stratum);
  const cluster = columnFor(survey, options.cluster, usual.cluster);
  const topCode = optional(options.topcode, '--topcode', { from: 1, to: 1_000_000 });
  const rate = { from: 0.001, to: 1000, whole: false };
  const degreeRatio = optional(options.degreeRatio, '--degree-ratio', rate);
  const transmission = optional(options.transmission, '--transmission', { ...rate, to: 1 });
  return {
    ...(hidden ? { hidden } : {}),
    ...(options.weight === undefined ? {} : { weight: String(options.weight) }),
    ...(stratum === undefined ? {} : { stratum }),
    ...(cluster === undefined ? {} : { cluster }),
    ...(topCode === undefined ? {} : { topCode }),
    ...(degreeRatio === undefined ? {} : { degreeRatio }),
    ...(transmission === undefined ? {} : { transmission }),
  };
};

/** Sizes of hidden groups from "how many do you know?". */
export const prevalenceNsum: Command = {
  name: 'prevalence nsum',
  args: ['SURVEY'],
  says: 'cli.prevalence.nsum',
  options: {
    '--known <file>': 'cli.prevalence.option.known',
    '--population <n>': 'cli.prevalence.option.population',
    '--hidden <columns>': 'cli.prevalence.option.hidden',
    '--weight <column>': 'cli.prevalence.option.weight',
    '--stratum <column>': 'cli.prevalence.option.stratum',
    '--cluster <column>': 'cli.prevalence.option.cluster',
    '--topcode <k>': 'cli.prevalence.option.topcode',
    '--degree-ratio <r>': 'cli.prevalence.option.degree-ratio',
    '--transmission <r>': 'cli.prevalence.option.transmission',
    ...ofChance,
  },
  run: async (context, [path = ''], options) => {
    const { t } = context;
    const population =
      optional(options.population, '--population', { from: 1, to: 1e11 }) ??
      refuse('PREVALENCE_OPTION_INVALID', { option: '--population', from: 1, to: 1e11 }, [{ field: '--population' }]);
    if (options.known === undefined)
      refuse('PREVALENCE_OPTION_INVALID', { option: '--known', from: '', to: '' }, [{ field: '--known' }]);
    const { bootstrap, level, seed } = chance(options);
    const known = knownIn(await rowsOfFile(context, String(options.known)), String(options.known), population);
    const rows = await rowsOfFile(context, path);
    const found = refusing(path, () => {
      const survey = readSurvey(rows);
      return networkScaleUp(survey, {
        ...optionsFor(survey, options),
        known,
        population,
        replicates: bootstrap,
        level,
        seed,
      });
    });
    return {
      data: { population, ...found, settings: { bootstrap, level, seed } },
      text: [
        t('cli.prevalence.nsum.degree', {
          respondents: found.respondents,
          used: found.used,
          mean: found.degree.mean.toFixed(1),
          median: found.degree.median.toFixed(1),
        }),
        textTable(
          ['group', 'total', 'interval', 'killworth'].map((column) => t(`cli.prevalence.column.${column}`)),
          found.estimates.map(({ group, total, interval, killworth }) => [
            group,
            people(t, total),
            interval ? `${people(t, interval.lower)} – ${people(t, interval.upper)}` : '–',
            people(t, killworth.se),
          ]),
        ),
        t('cli.prevalence.nsum.doubt'),
      ].join('\n'),
    };
  },
};
