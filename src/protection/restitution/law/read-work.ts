import {
  type Computation,
  compute,
  type OrderShape,
  readOrder,
  readWork,
  type SharedOrder,
  shareOrder,
  WageError,
} from '../../../engines/wages/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { RestitutionLaw } from './wage-law.ts';

/** Words that go with every answer. */
export const restitutionNotice = {
  en: 'Worked out from what was entered. Not legal advice. An attorney must check it before it is used.',
  es: 'Calculado con lo que se escribió. No es asesoría legal. Un abogado debe revisarlo antes de usarlo.',
} as const;

export interface RestitutionAnswer extends Computation {
  readonly asOf: string;
  readonly notice: typeof restitutionNotice;
  readonly packs: RestitutionLaw['packs'];
  readonly reviewed: boolean;
}

/** What is owed, as of a day, or a refusal that names every place that cannot be used. */
export function computeRestitution(
  law: RestitutionLaw,
  given: unknown,
  asOf: string,
  file?: string,
): RestitutionAnswer {
  const answer = orRefusal(() => compute(readWork(law.law, given), law.law, asOf), file);
  return { ...answer, asOf, notice: restitutionNotice, packs: law.packs, reviewed: law.reviewed };
}

export type OrderAnswer = SharedOrder & { readonly notice: typeof restitutionNotice };

/** Who still owes what of an order, as of a day. */
export function followOrder({ law }: RestitutionLaw, given: unknown, asOf: string, file?: string): OrderAnswer {
  const order: OrderShape = orRefusal(() => readOrder(given), file);
  const cites = { several: law.cites.several, interest: law.cites.interest };
  return { ...shareOrder(order, cites, asOf), notice: restitutionNotice };
}

function orRefusal<T>(work: () => T, file?: string): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof WageError)) throw error;
    const places = error.problems.map(({ path, code }) => ({
      ...(file === undefined ? {} : { file }),
      ...(path === '' ? {} : { field: path }),
      code,
    }));
    return refuse('RESTITUTION_WORK_INVALID', { count: places.length }, places);
  }
}
