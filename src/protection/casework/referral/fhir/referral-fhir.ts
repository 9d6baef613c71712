import { refuse } from '../../../../platform/errors/index.ts';
import { useCase } from '../../../../platform/kernel/index.ts';
import {
  organisationName,
  recordCodes,
  recordFields,
  releaseOfSubject,
  releaseResource,
} from '../../../consent/index.ts';
import { referralFhir as contract } from '../contract.ts';
import { referralToRead } from '../queries.ts';
import { viewsOf } from '../view.ts';
import { bundle, type ReferralInFhir, referralTask, sdohConsent, serviceRequest } from './resources.ts';

/** A sent referral for another system, while its release lives: that it exists, for what, how it stands. What was sent stays in its packet. */
export const referralFhir = useCase(contract, async (context, { referralId }) => {
  const { tx, orgId, kernel, clock, note } = context;
  const { row } = await referralToRead(context, referralId);
  const { release_id: releaseId, requested_at: authoredOn } = row;
  const [view] = await viewsOf(context, [row]);
  if (!view?.packet || releaseId === null || authoredOn === null) return refuse('REFERRAL_NOT_SENT');
  if (view.card.footing !== 'live') refuse('REFERRAL_NO_LIVE_RELEASE');
  const release = await releaseResource(context, await releaseOfSubject(context, row.survivor_id, releaseId));

  const services = recordCodes(kernel.packs, clock.today()).get('codes.service-type')?.codes ?? [];
  const fields = recordFields(kernel.packs, clock.today());
  const inWords = kernel.translate('en');
  const referral: ReferralInFhir = {
    id: row.id,
    code: row.code,
    patient: `Patient/${row.survivor_id}`,
    need: { code: row.need, display: services.find(({ code }) => code === row.need)?.en ?? row.need },
    priority: row.priority,
    state: row.state,
    outcome: row.outcome && { code: row.outcome, display: inWords(`casework.referral.outcome.${row.outcome}`) },
    authoredOn,
    changedAt: row.changed_at,
    from: { id: orgId, name: await organisationName(tx, orgId) },
    to: { id: row.recipient_id, name: view.card.to.name },
    releaseId,
    contactThroughSender: !view.packet.fields.some(({ id }) => fields.get(id)?.dataClass === 'contact'),
  };
  const resources = [serviceRequest(referral), referralTask(referral), sdohConsent(release)];
  note([row.survivor_id, referralId, releaseId]);
  const bytes = new TextEncoder().encode(`${JSON.stringify(bundle(clock.now(), resources), null, 2)}\n`);
  return { bytes, type: 'application/fhir+json', name: `referral-${row.code}.json` };
});
