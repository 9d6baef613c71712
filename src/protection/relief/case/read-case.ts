import type { Facts } from '../../../engines/rules/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { type Access, classesFor, currentValues, mayDo, recordOf } from '../../casework/index.ts';
import { type ReliefLaw, reliefLaw } from '../law/index.ts';
import { type ReliefClass, reliefClasses } from '../shapes.ts';
import { recordFieldsTaken } from './from-record.ts';
import { asFacts, type KnownFact, knownFacts } from './known-facts.ts';

/** A survivor as the law may be asked about her, by a reader who sees some classes of her record. */
export interface ReadCase {
  readonly access: Access;
  readonly law: ReliefLaw;
  readonly classes: readonly ReliefClass[];
  readonly known: readonly KnownFact[];
  readonly hidden: number;
  readonly facts: Facts;
}

/** @throws Refusal NOT_FOUND_OR_NO_ACCESS, NOT_PERMITTED */
export const readCase = async (context: Context, survivorId: Id): Promise<ReadCase> => {
  const access = await recordOf(context, survivorId);
  mayDo(context, access, 'read', 'legal');
  const readable = new Set<string>(classesFor(context, access, 'read'));
  const classes = reliefClasses.filter((one) => readable.has(one));
  const law = reliefLaw(context.kernel.packs);
  const values = await currentValues(context, survivorId, recordFieldsTaken);
  const { known, hidden } = await knownFacts(context, law, survivorId, classes, values);
  return { access, law, classes, known, hidden, facts: asFacts(law, known) };
};
