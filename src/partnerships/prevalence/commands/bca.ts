import { z } from 'zod';
import { acceleration, bca } from '../../../engines/prevalence/index.ts';
import { type Command, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { people } from '../words/contract.ts';
import { jsonOfFile } from './files.ts';
import { chance } from './options.ts';

/** An estimate with its replicates; the names of SparseMSE's results are understood too. */
const Saved = z
  .object({
    estimate: z.number().optional(),
    popest: z.number().optional(),
    replicates: z.array(z.number()).min(1).optional(),
    bootreps: z.array(z.number()).min(1).optional(),
    acceleration: z.number().optional(),
    ahat: z.number().optional(),
    jackknife: z
      .array(z.object({ total: z.number(), weight: z.number().positive() }))
      .min(1)
      .optional(),
    levels: z.array(z.number().gt(0).lt(1)).optional(),
  })
  .transform((saved) => ({
    estimate: saved.estimate ?? saved.popest,
    replicates: saved.replicates ?? saved.bootreps,
    acceleration: saved.acceleration ?? saved.ahat ?? (saved.jackknife ? acceleration(saved.jackknife) : undefined),
    levels: saved.levels,
  }));

const usualLevels = [0.025, 0.05, 0.1, 0.16, 0.84, 0.9, 0.95, 0.975];

/** One result, or several by name. */
const studiesIn = (content: unknown, file: string): ReadonlyMap<string, ReturnType<typeof read>> => {
  const record = z.record(z.string(), z.unknown()).safeParse(content);
  if (!record.success) return refuse('PREVALENCE_REPLICATES_INVALID', {}, [{ file }]);
  const several = Object.values(record.data).every(
    (value) => z.record(z.string(), z.unknown()).safeParse(value).success,
  );
  const named = several ? Object.entries(record.data) : [['', content] as const];
  return new Map(named.map(([name, saved]) => [name, read(saved, file, name)]));
};

const read = (saved: unknown, file: string, field: string) => {
  const parsed = Saved.safeParse(saved);
  if (!parsed.success) {
    const where = parsed.error.issues
      .slice(0, 20)
      .map(({ path, message }) => ({ file, field: [field, ...path].join('.'), says: message }));
    return refuse('PREVALENCE_REPLICATES_INVALID', {}, where);
  }
  const { estimate, replicates, acceleration: a, levels = usualLevels } = parsed.data;
  if (estimate === undefined || replicates === undefined || a === undefined)
    return refuse('PREVALENCE_REPLICATES_INVALID', {}, [{ file, ...(field === '' ? {} : { field }) }]);
  return { estimate, replicates, acceleration: a, levels };
};

/** BCa limits from replicates that were kept: of ours or of another program. */
export const prevalenceBca: Command = {
  name: 'prevalence bca',
  args: ['REPLICATES'],
  says: 'cli.prevalence.bca',
  options: { '--level <p>': 'cli.prevalence.option.level' },
  run: async (context, [path = ''], options) => {
    const { t } = context;
    const { level } = chance(options);
    const studies = [...studiesIn(await jsonOfFile(context, path), path)].map(([name, { levels, ...saved }]) => {
      const { limit, bias, shareBelow } = bca(saved.estimate, saved.replicates, saved.acceleration);
      return {
        name,
        estimate: saved.estimate,
        replicates: saved.replicates.length,
        shareBelow,
        z0: bias,
        acceleration: saved.acceleration,
        interval: { level, lower: limit((1 - level) / 2), upper: limit((1 + level) / 2), kind: 'bca' },
        limits: levels.map((nominal) => ({ level: nominal, limit: limit(nominal) })),
      };
    });
    const [first] = studies;
    const { name: _, ...only } = first ?? { name: '' };
    return {
      data: studies.length === 1 && first?.name === '' ? only : { studies },
      text: studies
        .map(({ name, limits, interval, shareBelow }) =>
          [
            ...(name === '' ? [] : [name]),
            ...(interval.lower === null || interval.upper === null ? [t('prevalence.note.no-interval')] : []),
            t('cli.prevalence.bca.below', { share: shareBelow.toFixed(3) }),
            textTable(
              ['level', 'limit'].map((column) => t(`cli.prevalence.column.${column}`)),
              limits.map((one) => [one.level, people(t, one.limit)]),
            ),
          ].join('\n'),
        )
        .join('\n\n'),
    };
  },
};
