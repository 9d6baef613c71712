import type { Id } from '../../../platform/contract/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { bothWords, recordCodes, recordFields } from '../../consent/index.ts';
import { classesFor, mayDo, recordOf } from '../access.ts';
import { casework } from '../queries.ts';
import { fieldHistory as historyContract, openSheet as sheetContract } from './contract.ts';
import { isAsked } from './fields.ts';
import { toldOf } from './statement-view.ts';

/** The form with what is known already: fields that are asked, and those of which something was said. */
export const sheetOf = async (context: Context, survivorId: Id) => {
  const { tx, orgId, kernel, clock, note } = context;
  const access = await recordOf(context, survivorId);
  mayDo(context, access, 'read', 'service');
  const classes = new Set(classesFor(context, access, 'read'));
  const rows = await casework(tx)
    .selectFrom('casework.statement')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('standing', '!=', 'past')
    .where('data_class', 'in', [...classes])
    .orderBy('said_at')
    .execute();
  const told = await toldOf(context, rows);
  const settings = await casework(tx)
    .selectFrom('casework.form_setting')
    .selectAll()
    .where('org_id', '=', orgId)
    .execute();
  const set = new Map(settings.map((row) => [row.field, row]));
  const lists = recordCodes(kernel.packs, clock.today());
  note(survivorId, { fields: told.length });

  const fields = [...recordFields(kernel.packs, clock.today()).values()].flatMap((field, place) => {
    const setting = set.get(field.id);
    const own = told.filter((one) => one.field === field.id);
    const asked = isAsked(field, setting);
    if (!classes.has(field.dataClass) || (!asked && own.length === 0)) return [];
    return {
      order: setting?.ord ?? place,
      field: field.id,
      title: setting?.label ?? field.title,
      why: setting?.why ?? bothWords(field.says),
      group: field.group,
      dataClass: field.dataClass,
      kind: field.kind,
      codes: (field.codes && lists.get(field.codes)?.codes) || null,
      asked,
      told: own.find(({ standing }) => standing === 'current') ?? null,
      contested: own.filter(({ standing }) => standing === 'contested'),
    };
  });
  return { survivorId, fields: fields.toSorted((a, b) => a.order - b.order) };
};

export const openSheet = useCase(sheetContract, (context, { survivorId }) => sheetOf(context, survivorId));

/** Everything ever said of one field. */
export const fieldHistory = useCase(historyContract, async (context, { survivorId, field }) => {
  const { tx, orgId, kernel, clock, note } = context;
  const access = await recordOf(context, survivorId);
  const known = orRefuse('CASEWORK_FIELD_UNKNOWN')(recordFields(kernel.packs, clock.today()).get(field));
  mayDo(context, access, 'read', known.dataClass);
  const rows = await casework(tx)
    .selectFrom('casework.statement')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('field', '=', field)
    .orderBy('said_at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
  note(survivorId, { fields: rows.length });
  return { field, statements: await toldOf(context, rows) };
});
