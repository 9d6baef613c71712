import type { Translate } from '../../../platform/i18n/index.ts';
import type { AlertRow } from '../tables.ts';

/** What an alert says it touches. */
export type Affected = Pick<AlertRow, 'subject_kind' | 'subject_id' | 'subject_name' | 'path' | 'amounts'>;

/** An alert with its reason in words. */
export const alertView = (t: Translate, row: AlertRow) => ({
  id: row.id,
  list: row.list_id,
  entity: row.entity,
  kind: row.kind,
  since: row.since,
  subjectKind: row.subject_kind,
  subjectId: row.subject_id,
  subjectName: row.subject_name,
  path: row.path,
  amounts: row.amounts,
  sentence: [
    t('supply.alert.change', {
      entity: row.entity,
      kind: row.kind.replace('-', '_'),
      list: row.list_id,
      since: row.since,
      dated: row.since === '' ? 'no' : 'yes',
    }),
    t('supply.alert.touches', { kind: row.subject_kind, name: row.subject_name, id: row.subject_id }),
  ].join(' '),
  raisedAt: row.raised_at,
  acknowledgedAt: row.acknowledged_at,
  acknowledgedBy: row.acknowledged_by,
  reason: row.reason,
});
