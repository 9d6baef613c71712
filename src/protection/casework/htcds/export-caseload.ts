import { writeCases } from '../../../engines/htcds/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { visible } from '../../../platform/policy/index.ts';
import { type Access, classesFor, governed } from '../access.ts';
import { policy } from '../policy.ts';
import { casework } from '../queries.ts';
import { toldOf } from '../record/statement-view.ts';
import type { RecordClass, Value } from '../shapes.ts';
import { caseFile } from './case-file.ts';
import { exportHtcds as contract } from './contract.ts';
import { caseOfRecord, crosswalkOn } from './crosswalk.ts';
import { mostCases } from './limits.ts';
import { shippedStandard } from './standard.ts';

/** Records of the own caseload or supervision as case data, each under its code, as far as the actor may export its classes. */
export const exportHtcds = useCase(contract, async (context, { format, classes }) => {
  const { actor, kernel, clock, note } = context;
  const records = await governed(context)
    .where(visible(kernel.roles, policy, actor, 'export service'))
    .where('s.purged_at', 'is', null)
    .where('s.shield', '!=', 'closed')
    .orderBy('s.code')
    .limit(mostCases + 1)
    .execute();
  if (records.length === 0) refuse('HTCDS_NOTHING_TO_EXPORT');
  if (records.length > mostCases) refuse('HTCDS_TOO_MANY_CASES', { most: mostCases });

  const crosswalk = crosswalkOn(kernel.packs, clock.today());
  const notCarried: Record<string, number> = {};
  const cases = [];
  for (const record of records) {
    const { values, left } = caseOfRecord(await saidIn(context, { ...record, glassUntil: null }, classes), crosswalk);
    for (const { field } of left) notCarried[field] = (notCarried[field] ?? 0) + 1;
    cases.push(values);
  }
  const { standard } = shippedStandard(kernel.packs, clock.today());
  const codes = records.map(({ code }) => code);
  note(
    records.map(({ id }) => id),
    { format, classes: classes.join(' '), cases: cases.length },
  );
  return caseFile(format, `htcds-${clock.today()}`, writeCases(cases, standard, format, { codes, notCarried }));
});

/** What holds now of the fields that are asked for and may be exported. */
const saidIn = async (
  context: Context,
  record: Access,
  wanted: readonly RecordClass[],
): Promise<{ field: string; value: Value }[]> => {
  const classes = classesFor(context, record, 'export').filter((one) => wanted.includes(one));
  if (classes.length === 0) return [];
  const rows = await casework(context.tx)
    .selectFrom('casework.statement')
    .selectAll()
    .where('org_id', '=', context.orgId)
    .where('survivor_id', '=', record.id)
    .where('standing', '=', 'current')
    .where('state', '=', 'said')
    .where('data_class', 'in', classes)
    .orderBy('field')
    .execute();
  const told = await toldOf(context, rows);
  return told.flatMap(({ field, value }) => (value === null ? [] : [{ field, value }]));
};
