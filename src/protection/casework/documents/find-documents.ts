import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { type Access, classesFor } from '../access.ts';
import { casework } from '../queries.ts';

/** The documents of a record that the reader may see, by id and kind; nothing is opened. */
export const documentsHere = async (
  context: Pick<Context, 'tx' | 'kernel' | 'actor' | 'orgId' | 'clock'>,
  access: Access,
): Promise<{ id: Id; kind: string }[]> => {
  const classes = classesFor(context, access, 'read');
  if (classes.length === 0) return [];
  return casework(context.tx)
    .selectFrom('casework.document')
    .select(['id', 'kind'])
    .where('org_id', '=', context.orgId)
    .where('survivor_id', '=', access.id)
    .where('data_class', 'in', classes)
    .execute();
};
