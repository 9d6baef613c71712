import { z } from 'zod';
import { Id, Instant, Line, Paging, pageOf, route } from '../../../platform/contract/index.ts';

const AlertView = z.object({
  id: Id,
  list: z.string(),
  entity: z.string(),
  kind: z.enum(['new', 're-dated', 'removed']),
  since: z.string(),
  subjectKind: z.enum(['list', 'site', 'product', 'shipment']),
  subjectId: z.string(),
  subjectName: z.string(),
  /** From the site to the product, by name. */
  path: z.array(z.string()),
  amounts: z.array(z.object({ quantity: z.number(), unit: z.string() })),
  sentence: z.string(),
  raisedAt: Instant,
  acknowledgedAt: Instant.nullable(),
  acknowledgedBy: z.string().nullable(),
  reason: z.string().nullable(),
});

export const listSupplyAlerts = route('supply.alerts', 'GET /supply/alerts', {
  says: 'What new versions of the lists mean for the own chain; what nobody has acknowledged stands first, what touches it before what does not.',
  may: 'read supply',
  takes: Paging.extend({ waiting: z.enum(['yes', 'no']).default('no') }),
  gives: pageOf(AlertView).extend({ waiting: z.number().int() }),
});

const Standing = z.object({ legalClass: z.number().int(), sentence: z.string() });

export const openSupplyAlert = route('supply.alert', 'GET /supply/alerts/:alertId', {
  says: 'An alert with the class of what it touches before the list changed and after, by the lists and the chain of today. Not legal advice.',
  may: 'read supply',
  takes: z.object({ alertId: Id }),
  gives: z.object({
    alert: AlertView,
    /** null where it touches nothing that is in the chain today. */
    before: Standing.nullable(),
    after: Standing.nullable(),
    notice: z.string(),
  }),
  refuses: ['SUPPLY_ALERT_NOT_FOUND'],
});

export const acknowledgeAlert = route('supply.acknowledge-alert', 'POST /supply/alerts/:alertId/acknowledge', {
  says: 'Says that somebody has looked at an alert, and what came of it.',
  may: 'write supply',
  takes: z.object({ alertId: Id, reason: Line(500) }),
  gives: z.object({ id: Id }),
  refuses: ['SUPPLY_ALERT_NOT_FOUND'],
});

export const lookAtLists = route('supply.look-at-lists', 'POST /supply/alerts/look', {
  says: 'Holds the current lists against the chain now, instead of waiting for the clock.',
  may: 'write supply',
  takes: z.object({}),
  gives: z.object({ lists: z.number().int(), alerts: z.number().int() }),
});
