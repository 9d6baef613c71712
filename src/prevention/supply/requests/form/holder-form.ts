import { organisationById } from '../../../../platform/accounts/queries.ts';
import type { Where } from '../../../../platform/contract/index.ts';
import { Refusal } from '../../../../platform/errors/index.ts';
import type { Kernel } from '../../../../platform/kernel/index.ts';
import { useCaseInParts } from '../../../../platform/kernel/index.ts';
import { blankForm as blankContract, fillAsk as fillContract } from '../answer-contract.ts';
import type { AnswerSaid } from '../body.ts';
import { withForm } from '../change-answer.ts';
import { done, keepBody, openBody } from '../keep-answer.ts';
import { materialOf } from '../material-of.ts';
import { behindLink, type Held } from '../token.ts';
import type { FormOf } from './questions.ts';
import { readForm } from './read-form.ts';
import { writeForm } from './write-form.ts';

/** What the form of a request says. */
export const formOf = async ({ tx, orgId, row }: Held): Promise<FormOf> => ({
  requestId: row.id,
  from: (await organisationById(tx, orgId))?.name ?? '',
  to: row.named.name,
  material: await materialOf({ tx, orgId, row }),
  dueOn: row.due_on,
  asks: row.asks,
  language: row.language,
});

/** What a filled form says. @throws Refusal SUPPLY_FORM_WRONG with every place, and those of `readForm` */
export const formSays = (
  { translate }: Pick<Kernel, 'translate'>,
  bytes: Uint8Array,
  { requestId, file }: { readonly requestId: string; readonly file: string },
): AnswerSaid => {
  const { says, wrong } = readForm(bytes, requestId, { file, both: [translate('en'), translate('es')] });
  if (wrong.length > 0) throw new Refusal('SUPPLY_FORM_WRONG', { count: wrong.length }, [...wrong] satisfies Where[]);
  return says;
};

export const blankForm = useCaseInParts(blankContract, ({ kernel }, { token, as }) =>
  behindLink(kernel, token, async (held) => {
    const form = await formOf(held);
    await done(kernel, held, blankContract.name);
    return writeForm(kernel.translate(form.language), form, as);
  }),
);

export const fillAsk = useCaseInParts(fillContract, ({ kernel, file, newId }, { token, name }) =>
  behindLink(kernel, token, async (held) => {
    const before = await openBody(held);
    const says = formSays(kernel, file.bytes, { requestId: held.row.id, file: name });
    await keepBody(kernel, held, withForm(before, says, newId));
    await done(kernel, held, fillContract.name);
    return { suppliers: says.suppliers.length, lots: says.lots.length };
  }),
);
