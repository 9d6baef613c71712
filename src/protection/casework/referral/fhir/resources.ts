import type { Id, Instant } from '../../../../platform/contract/index.ts';
import type { Outcome, ReferralState } from '../machine.ts';

/** A resource, as plain JSON. */
export type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string };

/** What the resources are made of: ids, codes and moments. No name of a person, no word of a record. */
export interface ReferralInFhir {
  readonly id: Id;
  readonly code: string;
  readonly patient: string;
  readonly need: { readonly code: string; readonly display: string };
  readonly priority: 'routine' | 'urgent' | 'asap';
  readonly state: ReferralState;
  readonly outcome: { readonly code: Outcome; readonly display: string } | null;
  readonly authoredOn: Instant;
  readonly changedAt: Instant;
  readonly from: { readonly id: Id; readonly name: string };
  readonly to: { readonly id: Id; readonly name: string };
  readonly releaseId: Id;
  /** Nothing by which she could be reached was sent: whoever serves her goes through the sender. */
  readonly contactThroughSender: boolean;
}

const guide = 'http://hl7.org/fhir/us/sdoh-clinicalcare';
const profile = (name: string) => ({ profile: [`${guide}/StructureDefinition/${name}`] });
const sdoh = (code: string, display: string) => ({
  coding: [{ system: `${guide}/CodeSystem/SDOHCC-CodeSystemTemporaryCodes`, code, display }],
});
const ours = 'urn:fourfold';

/** Which domain of the guide a service belongs to. What fits none is `sdoh-category-unspecified`; none tells what was done to somebody. */
const categories: Readonly<Record<string, readonly [string, string]>> = {
  shelter: ['homelessness', 'Homelessness'],
  housing: ['housing-instability', 'Housing Instability'],
  transport: ['transportation-insecurity', 'Transportation Insecurity'],
  'food-clothing': ['material-hardship', 'Material Hardship'],
  benefits: ['financial-insecurity', 'Financial Insecurity'],
  'credit-repair': ['financial-insecurity', 'Financial Insecurity'],
  'wage-claim': ['financial-insecurity', 'Financial Insecurity'],
  restitution: ['financial-insecurity', 'Financial Insecurity'],
  employment: ['employment-status', 'Employment Status'],
  education: ['educational-attainment', 'Educational Attainment'],
  interpretation: ['language-access', 'Language Status'],
  'language-class': ['language-access', 'Language Status'],
};
const unspecified = ['sdoh-category-unspecified', 'SDOH Category Unspecified'] as const;

const organisation = ({ id, name }: ReferralInFhir['from']) => ({
  reference: `Organization/${id}`,
  type: 'Organization',
  display: name,
});
const patient = (reference: string) => ({ reference, type: 'Patient' });

/** A request's own state: whether it was made, stands, is done with. How the work on it goes is told by the Task. */
const requestStatus = (state: ReferralState): string => {
  if (state === 'draft') return 'draft';
  if (state === 'completed') return 'completed';
  if (state === 'entered-in-error') return 'entered-in-error';
  return ['rejected', 'failed', 'cancelled'].includes(state) ? 'revoked' : 'active';
};

/** SDOHCC ServiceRequest (SDOH Clinical Care 3.0.0, on US Core ServiceRequest). */
export const serviceRequest = (referral: ReferralInFhir): Resource => {
  const { id, code, need, from, to } = referral;
  const [category, title] = categories[need.code] ?? unspecified;
  return {
    resourceType: 'ServiceRequest',
    id,
    meta: profile('SDOHCC-ServiceRequest'),
    identifier: [{ system: `${ours}/referral`, value: code }],
    status: requestStatus(referral.state),
    intent: 'order',
    category: [sdoh(category, title)],
    priority: referral.priority,
    code: {
      coding: [
        { system: 'http://snomed.info/sct', code: '3457005', display: 'Patient referral' },
        { system: `${ours}/service-type`, code: need.code, display: need.display },
      ],
      text: need.display,
    },
    ...(referral.contactThroughSender
      ? { orderDetail: [sdoh('contacting-subject-prohibited', 'Contacting Subject Prohibited')] }
      : {}),
    subject: patient(referral.patient),
    authoredOn: referral.authoredOn,
    requester: organisation(from),
    performer: [organisation(to)],
    supportingInfo: [{ reference: `Consent/${referral.releaseId}`, type: 'Consent' }],
  };
};

/** SDOHCC Task For Referral Management. Its states are ours. */
export const referralTask = (referral: ReferralInFhir): Resource => {
  const { id, outcome, from, to } = referral;
  return {
    resourceType: 'Task',
    id,
    meta: profile('SDOHCC-TaskForReferralManagement'),
    status: referral.state,
    ...(outcome
      ? {
          statusReason: {
            coding: [{ system: `${ours}/referral-outcome`, code: outcome.code, display: outcome.display }],
            text: outcome.display,
          },
        }
      : {}),
    intent: 'order',
    priority: referral.priority,
    code: {
      coding: [
        { system: 'http://hl7.org/fhir/CodeSystem/task-code', code: 'fulfill', display: 'Fulfill the focal request' },
      ],
    },
    focus: { reference: `ServiceRequest/${id}`, type: 'ServiceRequest' },
    for: patient(referral.patient),
    authoredOn: referral.authoredOn,
    lastModified: referral.changedAt,
    requester: organisation(from),
    owner: organisation(to),
  };
};

/** The release, as consent tells it, with the category that SDOHCC Consent asks for beside its own. */
export const sdohConsent = (consent: Readonly<Record<string, unknown>>): Resource => ({
  ...consent,
  resourceType: 'Consent',
  meta: profile('SDOHCC-Consent'),
  category: [
    ...(Array.isArray(consent.category) ? consent.category : []),
    {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
          code: 'IDSCL',
          display: 'information disclosure',
        },
      ],
    },
  ],
});

/** All three in one file. */
export const bundle = (at: Instant, resources: readonly Resource[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  timestamp: at,
  entry: resources.map((resource) => ({ fullUrl: `${ours}:${resource.resourceType}:${resource.id}`, resource })),
});
