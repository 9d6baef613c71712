/**
 * The only door between a survivor's record and anybody else. Other capabilities of the pillar call it with what they hold; nothing under
 * prosecution/ or prevention/ comes nearer to a record than this file.
 *
 * - who stands there: `joinCircle`, `leaveCircle`; who supervises no more: `shieldSubject`
 * - what a record may hold: `recordFields`, `recordCodes`
 * - out with consent: `sendPacket`; out by law: `discloseCompelled`
 * - whether releases cover several recipients at once: `coveredBy`
 * - in: `readDelivered`, a packet that was sent to the own organisation, in another form
 * - how packets stand: `sentPackets`, `receivedPackets`; `recall` takes them back
 * - recipients: `namedRecipient`, `recipientNames`, `organisationName`; whoever answers from a one-time link: `readLink`, `proveLink`
 * - a release as FHIR Consent: `releaseResource`
 * - the survivor's own page: `sharedOf`, `releaseOfSubject`, `revoke`, after the caller has asked who is there
 * - acts for the sample world: `draftRelease`, `signRelease`, `revokeRelease`, `addRecipient`
 * - purge: `forgetClasses`, `forgetSubject`
 */
export { bothWords } from './catalogue/both-words.ts';
export { type Catalogue, recordCodes, recordFields } from './catalogue/record-fields.ts';
export { type InCircle, joinCircle, leaveCircle, shieldSubject } from './circle/circle.ts';
export { type Compelled, discloseCompelled } from './demands/disclose-compelled.ts';
export { releaseResource } from './fhir/release-resource.ts';
export { forgetClasses, forgetSubject } from './forget.ts';
export { type Covering, coveredBy } from './gate/covered.ts';
export { type LinkProof, proveLink } from './gate/link-holder.ts';
export { readLink } from './gate/packet-link.ts';
export { readDelivered } from './gate/read-packet.ts';
export { recall } from './gate/recall.ts';
export { reasonsAsPlaces, type Sending, type Sent, sendPacket } from './gate/send-packet.ts';
export { type ReceivedPacket, receivedPackets, type SentPacket, sentPackets } from './gate/standing-of-packets.ts';
export type { RecordCodes, RecordField } from './pack-kinds.ts';
export { namedRecipient, organisationName, recipientNames } from './recipients/recipient.ts';
export { addRecipient } from './recipients/use-cases.ts';
export { draftRelease } from './releases/draft-release.ts';
export { type Revocation, releaseOfSubject, revoke, revokeRelease } from './releases/end-release.ts';
export { signRelease } from './releases/sign-release.ts';
export { sharedOf } from './shared/who-saw-what.ts';
