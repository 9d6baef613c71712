import { refuse } from '../../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../../platform/kernel/index.ts';
import { permit } from '../../../../platform/policy/index.ts';
import { policy } from '../../policy.ts';
import { withForm } from '../change-answer.ts';
import { answerTo, lockedRequest, requestById } from '../desk.ts';
import { keepBody, openBody, sendBody } from '../keep-answer.ts';
import {
  previewForm as previewContract,
  requestForm as requestContract,
  takeForm as takeContract,
} from './contract.ts';
import { formOf, formSays } from './holder-form.ts';
import { readForm } from './read-form.ts';
import { writeForm } from './write-form.ts';

export const requestForm = useCase(requestContract, async (context, { requestId, as }) => {
  const { tx, orgId, kernel, note } = context;
  const row = await requestById(context, requestId);
  note(requestId, { as });
  return writeForm(kernel.translate(row.language), await formOf({ tx, orgId, row }), as);
});

/** A request that may still be answered, as its own holder would have it. @throws Refusal SUPPLY_REQUEST_DECIDED */
const answerable = async (context: Context, requestId: string) => {
  const { tx, orgId, kernel, actor } = context;
  const row = await lockedRequest(context, requestId);
  permit(kernel.roles, policy, actor, 'write supply', row);
  if ((await answerTo(context, requestId))?.state === 'accepted') refuse('SUPPLY_REQUEST_DECIDED');
  return { tx, orgId, row };
};

export const previewForm = useCase(previewContract, async (context, { requestId, name }) => {
  const { kernel, file, t } = context;
  await answerable(context, requestId);
  const both = [kernel.translate('en'), kernel.translate('es')];
  const { says, wrong } = readForm(file.bytes, requestId, { file: name, both });
  return {
    says,
    wrong: wrong.map((place) =>
      place.says && /^[A-Z_]+$/.test(place.says) ? { ...place, says: t(`error.${place.says}`) } : place,
    ),
  };
});

/** The answer came by mail: whoever reads it in is named by the audit entry of this act. */
export const takeForm = useCase(takeContract, async (context, { requestId, name }) => {
  const { kernel, file, newId, note } = context;
  const held = await answerable(context, requestId);
  const before = await openBody(held);
  const says = formSays(kernel, file.bytes, { requestId, file: name });
  await keepBody(kernel, held, withForm(before, says, newId));
  await sendBody(kernel, held);
  note(requestId, { suppliers: says.suppliers.length, lots: says.lots.length });
  return { suppliers: says.suppliers.length, lots: says.lots.length };
});
