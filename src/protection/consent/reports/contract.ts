import { z } from 'zod';
import { CivilDate, Id, Instant, Line, route, Text } from '../../../platform/contract/index.ts';

const Words = z.object({ en: z.string(), es: z.string() });
const Funds = z.array(z.enum(['vawa', 'voca', 'fvpsa'])).max(3);

export const ReportDutyView = z
  .object({
    id: z.string(),
    title: Words,
    says: Words,
    place: z.string(),
    concerns: z.string(),
    force: z.enum(['mandatory', 'permissive']),
    who: z.enum(['everybody', 'named professions', 'officials']),
    cite: z.string(),
    reviewed: z.boolean(),
  })
  .meta({ id: 'ReportDuty' });

export const listReportDuties = route('consent.report-duties', 'GET /consent/report-duties', {
  says: 'Reports that the law of a place demands, or merely allows, with their sources. Not legal advice.',
  may: 'read disclosure',
  takes: z.object({ place: z.string().max(10).optional(), asOf: CivilDate.optional() }),
  gives: z.object({ asOf: CivilDate, duties: z.array(ReportDutyView), notice: z.string() }),
});

export const officeFunds = route('consent.funds', 'GET /consent/office', {
  says: 'Whose money your office works with. Where nobody has said, the strictest rules hold.',
  may: 'read disclosure',
  takes: z.object({}),
  gives: z.object({ funds: Funds, said: z.boolean() }),
});

export const setOfficeFunds = route('consent.set-funds', 'PUT /consent/office', {
  says: 'Keeps whose money your office works with: under VAWA, VOCA and FVPSA only what the law compels may be reported.',
  may: 'approve disclosure',
  stepUp: true,
  takes: z.object({ funds: Funds }),
  gives: z.object({ funds: Funds }),
});

export const logReport = route('consent.log-report', 'POST /consent/subjects/:subjectId/reports', {
  says: 'Logs a report that the law demands: under which law, to whom, which fields were told. It is refused where the law only allows it and your money does not.',
  may: 'write disclosure',
  takes: z.object({
    subjectId: Id,
    dutyId: z.string().max(120),
    /** Whether the law names whoever reports, by profession or office. */
    reporterIsBound: z.boolean(),
    reportedAt: Instant,
    to: Line(300),
    by: Line(200),
    said: Text(5000).default(''),
    fields: z.array(z.string().min(1).max(120)).min(1).max(100),
  }),
  gives: z.object({ id: Id, cite: z.string() }),
  refuses: [
    'NOT_FOUND_OR_NO_ACCESS',
    'REPORT_DUTY_UNKNOWN',
    'REPORT_NOT_COMPELLED',
    'REPORT_AHEAD',
    'CONSENT_FIELD_NOT_SHARED',
  ],
});
