import { refuse } from '../../../platform/errors/index.ts';

export type Options = Readonly<Record<string, string | boolean | undefined>>;
export type Repeated = Readonly<Record<string, readonly string[]>>;

/** Flags that several commands share, and their explanations. */
export const ofTable = {
  '--drop <list>': 'cli.prevalence.option.drop',
  '--merge <lists>': 'cli.prevalence.option.merge',
} as const;
export const ofChance = {
  '--bootstrap <n>': 'cli.prevalence.option.bootstrap',
  '--level <p>': 'cli.prevalence.option.level',
  '--seed <n>': 'cli.prevalence.option.seed',
  '--threads <n>': 'cli.prevalence.option.threads',
} as const;

interface Range {
  readonly from: number;
  readonly to: number;
  readonly whole?: boolean;
}

const numberIn = (text: string, option: string, { from, to, whole = true }: Range): number => {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const fits = value >= from && value <= to && (!whole || Number.isInteger(value));
  return fits
    ? value
    : refuse('PREVALENCE_OPTION_INVALID', { option, from, to }, [{ field: option, says: `"${text}"` }]);
};

/** A number of the command line, or undefined where it was not given. @throws Refusal PREVALENCE_OPTION_INVALID */
export const optional = (given: string | boolean | undefined, option: string, range: Range): number | undefined =>
  given === undefined ? undefined : numberIn(String(given), option, range);

export const oneOf = <T extends string>(
  given: string | boolean | undefined,
  option: string,
  known: readonly T[],
): T | undefined => {
  if (given === undefined) return undefined;
  const found = known.find((one) => one === given);
  return (
    found ??
    refuse('PREVALENCE_OPTION_INVALID', { option, from: known[0] ?? '', to: known.at(-1) ?? '' }, [
      { field: option, says: known.join(', ') },
    ])
  );
};

export const namesIn = (given: string | boolean | undefined): readonly string[] | undefined =>
  given === undefined
    ? undefined
    : String(given)
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');

/** Seed 1 where none is given: a number that anybody can get again without having been told. */
export const chance = (options: Options) => ({
  bootstrap: optional(options.bootstrap, '--bootstrap', { from: 0, to: 1_000_000 }) ?? 1000,
  level: optional(options.level, '--level', { from: 0.5, to: 0.9999, whole: false }) ?? 0.95,
  seed: optional(options.seed, '--seed', { from: 0, to: Number.MAX_SAFE_INTEGER }) ?? 1,
  threads: optional(options.threads, '--threads', { from: 1, to: 64 }) ?? 1,
});
