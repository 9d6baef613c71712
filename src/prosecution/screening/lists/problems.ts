import type { ListProblem } from './entity.ts';
import type { ListError } from './list-error.ts';

/** Collects what was not read or read with a doubt. Every reject is kept up to a bound; what is beyond is counted and said. */
export interface Problems {
  add(problem: Pick<ListProblem, 'code' | 'weight'> & Partial<ListProblem>): void;
  fatal(error: ListError): void;
  readonly fatals: number;
  list(): readonly ListProblem[];
}

const KEPT_PER_CODE = 2_000;
const VALUE_CHARS = 300;

export function createProblems(): Problems {
  const kept: ListProblem[] = [];
  const seen = new Map<string, number>();
  const beyond = new Map<string, { code: string; weight: ListProblem['weight']; count: number }>();
  let fatals = 0;
  const add: Problems['add'] = ({ code, weight, file = '', line = 0, field = '', value = '' }) => {
    const key = `${weight} ${code}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (weight === 'fatal') fatals += 1;
    if (count > KEPT_PER_CODE) beyond.set(key, { code, weight, count: count - KEPT_PER_CODE });
    else kept.push({ code, file, line, field, value: value.slice(0, VALUE_CHARS), weight });
  };
  return {
    add,
    fatal: ({ code, place }) => add({ code, weight: 'fatal', ...place }),
    get fatals() {
      return fatals;
    },
    list: () => [
      ...kept,
      ...[...beyond.values()].map(
        ({ code, weight, count }): ListProblem => ({
          code: 'MORE_LIKE_THIS',
          file: '',
          line: 0,
          field: code,
          value: String(count),
          weight,
        }),
      ),
    ],
  };
}
