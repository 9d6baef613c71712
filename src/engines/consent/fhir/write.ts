import type { Release } from '../release.ts';
import { ourSystem, recipientRole, scope, statusOf, way } from './terms.ts';

/** What a FHIR consent says beside the terms themselves. Names are optional: an id is enough for the reader of a packet. */
export interface Telling {
  readonly signedAt: string | null;
  readonly holderName: string;
  readonly recipientName: string;
  /** Reference to the person, within the sender's own system: never a name. */
  readonly formVersion: string;
  /** A code of v3 PurposeOfUse (TREAT, HLEGAL …). */
  readonly purposeOfUse: string;
  readonly purposeTitle: string;
  /** Whether its time is over, as of now. */
  readonly expired: boolean;
}

const org = (id: string, display: string) => ({
  reference: `Organization/${id}`,
  type: 'Organization',
  identifier: { system: `${ourSystem}/organisation`, value: id },
  display,
});

/**
 * A release as an HL7 FHIR 4.0.1 Consent. It tells who may see what for how long; the signature itself stays where it is.
 */
export const toFhir = (release: Release, told: Telling): Record<string, unknown> => ({
  resourceType: 'Consent',
  id: release.id,
  meta: { profile: ['http://hl7.org/fhir/StructureDefinition/Consent'] },
  identifier: [{ system: `${ourSystem}/release`, value: release.id }],
  status: statusOf(release.state, told.expired),
  scope: { coding: [scope] },
  category: [
    { coding: [{ system: 'http://loinc.org', code: '59284-0', display: 'Consent Document' }] },
    {
      coding: [
        { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'INFA', display: 'information access' },
      ],
    },
  ],
  patient: { reference: `Patient/${release.subject}`, type: 'Patient' },
  ...(told.signedAt ? { dateTime: told.signedAt } : {}),
  performer: [
    release.signer.as === 'self'
      ? { reference: `Patient/${release.subject}`, type: 'Patient' }
      : { type: 'RelatedPerson', display: release.signer.as },
  ],
  organization: [org(release.holder, told.holderName)],
  sourceReference: { type: 'DocumentReference', identifier: { system: `${ourSystem}/form`, value: told.formVersion } },
  policyRule: { coding: [{ system: `${ourSystem}/law`, code: '28-CFR-94.115', display: '28 CFR 94.115' }] },
  provision: {
    type: 'permit',
    period: { start: release.startsAt, end: release.expiresAt },
    actor: [
      {
        role: { coding: [recipientRole] },
        reference: org(release.recipient, told.recipientName),
      },
    ],
    action: way(release.direction),
    purpose: [
      { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: told.purposeOfUse },
      { system: `${ourSystem}/purpose`, code: release.purpose, display: told.purposeTitle },
    ],
    ...(release.classes.length > 0
      ? { class: release.classes.map((code) => ({ system: `${ourSystem}/data-class`, code })) }
      : {}),
    ...(release.fields.length > 0
      ? { code: release.fields.map((code) => ({ coding: [{ system: `${ourSystem}/record-field`, code }] })) }
      : {}),
  },
});
