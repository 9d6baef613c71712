import { z } from 'zod';
import { RecordClass } from '../field.ts';
import { daysOf, mostDays, type Release } from '../release.ts';
import { ourSystem } from './terms.ts';

const Coding = z.object({ system: z.string().optional(), code: z.string().optional() });
const Concept = z.object({ coding: z.array(Coding).optional(), text: z.string().optional() });
const Reference = z.object({ reference: z.string().optional(), display: z.string().optional() });

/** The parts of an HL7 FHIR 4.0.1 Consent that we look at. Required there: status, scope, category; and, by its rules, a policy or its rule. */
const Consent = z.object({
  resourceType: z.literal('Consent'),
  status: z.enum(['draft', 'proposed', 'active', 'rejected', 'inactive', 'entered-in-error']),
  scope: Concept,
  category: z.array(Concept).min(1),
  patient: Reference.optional(),
  dateTime: z.string().optional(),
  performer: z.array(Reference).optional(),
  organization: z.array(Reference).optional(),
  policy: z.array(z.object({ authority: z.string().optional(), uri: z.string().optional() })).optional(),
  policyRule: Concept.optional(),
  provision: z
    .object({
      type: z.enum(['deny', 'permit']).optional(),
      period: z.object({ start: z.string().optional(), end: z.string().optional() }).optional(),
      actor: z.array(z.object({ role: Concept, reference: Reference })).optional(),
      action: z.array(Concept).optional(),
      purpose: z.array(Coding).optional(),
      class: z.array(Coding).optional(),
      code: z.array(Concept).optional(),
      provision: z.array(z.unknown()).optional(),
    })
    .optional(),
});

export interface FhirProblem {
  /** Where in the resource: `provision.period.end`. */
  readonly field: string;
  readonly code:
    | 'FHIR_NOT_A_CONSENT'
    | 'FHIR_MISSING'
    | 'FHIR_MORE_THAN_ONE_RECIPIENT'
    | 'FHIR_DENIES'
    | 'FHIR_EXCEPTIONS'
    | 'FHIR_TOO_LONG'
    | 'FHIR_NOT_ACTIVE'
    | 'FHIR_CODE_UNKNOWN';
}

/** What a consent of another system proposes. It never holds by itself: the survivor signs with us, or nothing leaves. */
export type Proposal = Partial<
  Pick<Release, 'recipient' | 'purpose' | 'direction' | 'classes' | 'fields' | 'startsAt' | 'expiresAt'>
>;

const moment = (text: string | undefined): string | null =>
  text !== undefined && Number.isFinite(Date.parse(text)) ? new Date(text).toISOString() : null;

/** Reads a FHIR 4.0.1 Consent as a proposal, and says what keeps it from being a release of ours. */
export const readFhir = (resource: unknown): { proposal: Proposal; problems: FhirProblem[] } => {
  const parsed = Consent.safeParse(resource);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path }): FhirProblem => ({ field: path.join('.') || 'resourceType', code: 'FHIR_NOT_A_CONSENT' }),
    );
    return { proposal: {}, problems };
  }
  const { status, provision = {}, policy, policyRule, patient } = parsed.data;
  const startsAt = moment(provision.period?.start);
  const expiresAt = moment(provision.period?.end);
  const recipients = provision.actor ?? [];
  const purpose = provision.purpose?.find(({ system }) => system === `${ourSystem}/purpose`)?.code;
  const classes = (provision.class ?? []).map(({ code }) => RecordClass.safeParse(code).data);
  const fields = (provision.code ?? []).map(
    ({ coding = [] }) => coding.find(({ system }) => system === `${ourSystem}/record-field`)?.code,
  );
  const acts = (provision.action ?? []).flatMap(({ coding = [] }) => coding.map(({ code }) => code));
  const direction = acts.includes('collect') ? (acts.includes('disclose') ? 'both' : 'receive') : 'give';
  const recipient = recipients[0]?.reference.reference?.replace(/^Organization\//, '');
  const spans = startsAt && expiresAt ? { startsAt, expiresAt } : null;

  const found: [boolean, string, FhirProblem['code']][] = [
    [status !== 'active', 'status', 'FHIR_NOT_ACTIVE'],
    [!patient?.reference, 'patient', 'FHIR_MISSING'],
    [!policyRule && !policy?.length, 'policyRule', 'FHIR_MISSING'],
    [!parsed.data.dateTime, 'dateTime', 'FHIR_MISSING'],
    [!startsAt, 'provision.period.start', 'FHIR_MISSING'],
    [!expiresAt, 'provision.period.end', 'FHIR_MISSING'],
    [spans !== null && (daysOf(spans) > mostDays || daysOf(spans) <= 0), 'provision.period', 'FHIR_TOO_LONG'],
    [provision.type !== 'permit', 'provision.type', 'FHIR_DENIES'],
    [(provision.provision ?? []).length > 0, 'provision.provision', 'FHIR_EXCEPTIONS'],
    [recipients.length === 0 || !recipient, 'provision.actor', 'FHIR_MISSING'],
    [recipients.length > 1, 'provision.actor', 'FHIR_MORE_THAN_ONE_RECIPIENT'],
    [!purpose, 'provision.purpose', 'FHIR_CODE_UNKNOWN'],
    [classes.length + fields.length === 0, 'provision.class', 'FHIR_MISSING'],
    [classes.includes(undefined), 'provision.class', 'FHIR_CODE_UNKNOWN'],
    [fields.includes(undefined), 'provision.code', 'FHIR_CODE_UNKNOWN'],
  ];
  return {
    proposal: {
      ...(recipient && recipients.length === 1 ? { recipient } : {}),
      ...(purpose ? { purpose } : {}),
      direction,
      classes: classes.filter((one) => one !== undefined),
      fields: fields.filter((one) => one !== undefined),
      ...(startsAt ? { startsAt } : {}),
      ...(expiresAt ? { expiresAt } : {}),
    },
    problems: found.filter(([is]) => is).map(([, field, code]) => ({ field, code })),
  };
};
