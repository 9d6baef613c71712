import { type Fund, mayReport } from '../../../engines/consent/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import type { Place } from '../../../platform/vault/index.ts';
import { bothWords } from '../catalogue/both-words.ts';
import { fieldRules } from '../catalogue/record-fields.ts';
import { requireStanding } from '../circle/standing.ts';
import { type ReportDuty, reportDutyKind } from '../pack-kinds.ts';
import { consent } from '../queries.ts';
import * as contract from './contract.ts';

const everyFund: readonly Fund[] = ['vawa', 'voca', 'fvpsa'];

const fundsOf = async ({ tx, orgId }: Pick<Context, 'tx' | 'orgId'>): Promise<readonly Fund[] | null> =>
  (await consent(tx).selectFrom('consent.office').select('funds').where('org_id', '=', orgId).executeTakeFirst())
    ?.funds ?? null;

export const officeFunds = useCase(contract.officeFunds, async (context) => {
  const funds = await fundsOf(context);
  return { funds: [...(funds ?? everyFund)], said: funds !== null };
});

export const setOfficeFunds = useCase(contract.setOfficeFunds, async ({ tx, orgId, actor, clock, note }, { funds }) => {
  const said = { funds: [...new Set(funds)], set_at: clock.now(), set_by: actor.userId };
  await consent(tx)
    .insertInto('consent.office')
    .values({ org_id: orgId, ...said })
    .onConflict((on) => on.column('org_id').doUpdateSet(said))
    .execute();
  note(orgId, { funds: said.funds.join(' ') || 'none' });
  return { funds: said.funds };
});

export const listReportDuties = useCase(contract.listReportDuties, async ({ kernel: { packs }, clock, t }, input) => {
  const { place, asOf = clock.today() } = input;
  const duties = packs
    .entriesOn(reportDutyKind, asOf)
    .filter((duty) => place === undefined || duty.place === place || duty.place === 'US');
  return {
    asOf,
    notice: t('consent.not-legal-advice'),
    duties: duties.map(({ id, title, says, place: where, concerns, force, who, source, reviewed }) => ({
      id,
      title,
      says: bothWords(says),
      place: where,
      concerns,
      force,
      who,
      cite: source.cite,
      reviewed: reviewed !== null,
    })),
  };
});

/** Whom the law does not bind reports of their own will: for them every report is merely allowed. */
const forceFor = ({ force, who }: ReportDuty, bound: boolean): ReportDuty['force'] =>
  who === 'everybody' || bound ? force : 'permissive';

/** Logs what the law demanded to be told. What it only allows is refused under money that permits no more than what is compelled. */
export const logReport = useCase(contract.logReport, async (context, input) => {
  const { tx, orgId, actor, kernel, clock, newId, note } = context;
  const { subjectId, dutyId, reporterIsBound, reportedAt, to, by, said, fields } = input;
  await requireStanding(context, subjectId, 'write disclosure');
  const duty =
    kernel.packs.entriesOn(reportDutyKind, reportedAt.slice(0, 10)).find(({ id }) => id === dutyId) ??
    refuse('REPORT_DUTY_UNKNOWN', {}, [{ field: 'dutyId' }]);
  if (Date.parse(reportedAt) > clock.millis()) refuse('REPORT_AHEAD', {}, [{ field: 'reportedAt' }]);
  const force = forceFor(duty, reporterIsBound);
  if (!mayReport({ force }, (await fundsOf(context)) ?? everyFund))
    refuse('REPORT_NOT_COMPELLED', { law: duty.source.cite });
  const rules = fieldRules(kernel.packs, clock.today());
  const counted = fields.filter((id) => (rules.get(id)?.dataClass ?? 'aggregate-only') === 'aggregate-only');
  if (counted.length > 0) {
    const where = counted.map((field) => ({ field, code: 'CONSENT_FIELD_NOT_SHARED', says: 'CONSENT_NEVER_SHARED' }));
    throw new Refusal('CONSENT_FIELD_NOT_SHARED', { count: counted.length }, where);
  }
  const id = newId();
  const place: Place = { orgId, subjectId, address: `consent.report.about_sealed/${id}` };
  const { cite, hash } = kernel.packs.cite(duty);
  await consent(tx)
    .insertInto('consent.report')
    .values({
      org_id: orgId,
      id,
      subject_id: subjectId,
      duty_id: duty.id,
      duty_hash: hash,
      reported_at: reportedAt,
      about_sealed: await kernel.vault.seal(tx, place, JSON.stringify({ to, by, said })),
      fields: [...new Set(fields)],
      logged_at: clock.now(),
      logged_by: actor.userId,
    })
    .execute();
  note([id, subjectId], { duty: duty.id, fields: fields.length });
  return { id, cite };
});

export const reportUseCases = [listReportDuties, officeFunds, setOfficeFunds, logReport] as const;
