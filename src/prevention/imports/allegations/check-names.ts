import type { Id } from '../../../platform/contract/index.ts';
import { Refusal } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import type { AllegationContent } from './content.ts';
import { findNames, type NameFinding, type OutgoingText, textsOf } from './find-names.ts';
import { documentsOf, peopleOf } from './queries.ts';
import { openAbout, openIdentities, type WithVault } from './sealed.ts';

/** Every text of an allegation that could leave the house: its content, and what its documents are called. */
const outgoing = async (context: WithVault, allegationId: Id, content: AllegationContent): Promise<OutgoingText[]> => {
  const documents: OutgoingText[] = [];
  for (const [i, row] of (await documentsOf(context.tx, allegationId)).entries()) {
    const { title, name } = await openAbout(context, row);
    documents.push({ field: `documents.${i}.title`, text: title }, { field: `documents.${i}.name`, text: name });
  }
  return [...textsOf(content), ...documents];
};

/** Which fields say who one of the sealed people is. */
export const namesIn = async (context: WithVault, allegationId: Id, content: AllegationContent) =>
  findNames(
    await outgoing(context, allegationId, content),
    await openIdentities(context, await peopleOf(context.tx, allegationId)),
  );

/** The refusal names the fields, never what stands in them. */
export const refuseNames = (t: Context['t'], names: readonly NameFinding[]): void => {
  const named = names.filter(({ found }) => found === 'named');
  if (named.length > 0)
    throw new Refusal(
      'IMPORTS_NAME_IN_TEXT',
      { count: named.length },
      named.map(({ field }) => ({ field, code: 'NAME_IN_TEXT', says: t('imports.allegation.name-here') })),
    );
};
