import type { z } from 'zod';
import { json } from '../../../platform/db/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { bothWords, type RecordField, recordFields } from '../../consent/index.ts';
import { casework } from '../queries.ts';
import type { FormSettingRow } from '../tables.ts';
import { formSettings as listContract, setFormField as setContract } from './contract.ts';
import { isAsked } from './fields.ts';

type Set = Pick<FormSettingRow, 'asked' | 'need' | 'ord' | 'label' | 'why' | 'set_at'> | undefined;

const view = (field: RecordField, setting: Set): z.input<typeof setContract.gives> => ({
  field: field.id,
  title: field.title,
  dataClass: field.dataClass,
  asked: isAsked(field, setting),
  byDefault: isAsked(field, undefined),
  need: setting?.need ?? null,
  order: setting?.ord ?? null,
  label: setting?.label ?? null,
  why: setting?.why ?? null,
  whyOfPack: bothWords(field.says),
  changedAt: setting?.set_at ?? null,
});

/** What the organisation's form asks. */
export const formSettings = useCase(listContract, async ({ tx, orgId, kernel, clock }) => {
  const rows = await casework(tx).selectFrom('casework.form_setting').selectAll().where('org_id', '=', orgId).execute();
  const set = new Map(rows.map((row) => [row.field, row]));
  return { fields: [...recordFields(kernel.packs, clock.today()).values()].map((f) => view(f, set.get(f.id))) };
});

/** Sets one field. Nothing is asked of anybody that no service and no report needs. */
export const setFormField = useCase(setContract, async ({ tx, orgId, actor, kernel, clock, note }, input) => {
  const field = orRefuse('CASEWORK_FIELD_UNKNOWN')(recordFields(kernel.packs, clock.today()).get(input.field));
  const { services, reports } = field.needs;
  const needed = input.need !== undefined && [...services, ...reports].includes(input.need);
  if (input.asked && field.asked !== 'always' && !needed)
    refuse('CASEWORK_NEED_MISSING', { needs: [...services, ...reports].join(', ') || '-' }, [{ field: 'need' }]);
  const row = {
    asked: input.asked,
    need: input.need ?? null,
    ord: input.order ?? null,
    label: input.label ? json(input.label) : null,
    why: input.why ? json(input.why) : null,
    set_by: actor.userId,
    set_at: clock.now(),
  };
  await casework(tx)
    .insertInto('casework.form_setting')
    .values({ org_id: orgId, field: field.id, ...row })
    .onConflict((conflict) => conflict.columns(['org_id', 'field']).doUpdateSet(row))
    .execute();
  note([], { field: field.id, asked: input.asked });
  const { asked, need, ord, set_at } = row;
  return view(field, { asked, need, ord, set_at, label: input.label ?? null, why: input.why ?? null });
});
