/**
 * The only door between a survivor's record and anybody else. Other capabilities of the pillar call it with what they hold; nothing under
 * prosecution/ or prevention/ comes nearer to a record than this file.
 *
 * - who stands there: `joinCircle`, `leaveCircle`
 * - what a record may hold: `recordFields`, `recordCodes`
 * - out with consent: `sendPacket`; out by law: `discloseCompelled`
 * - the survivor's own page: `sharedOf`, `releaseOfSubject`, `revoke`, after the caller has asked who is there
 * - purge: `forgetClasses`, `forgetSubject`
 */
export { bothWords } from './catalogue/both-words.ts';
export { type Catalogue, recordCodes, recordFields } from './catalogue/record-fields.ts';
export { type InCircle, joinCircle, leaveCircle } from './circle/circle.ts';
export { type Compelled, discloseCompelled } from './demands/disclose-compelled.ts';
export { forgetClasses, forgetSubject } from './forget.ts';
export { type Sending, type Sent, sendPacket } from './gate/send-packet.ts';
export type { RecordCodes, RecordField } from './pack-kinds.ts';
export { type Revocation, releaseOfSubject, revoke } from './releases/end-release.ts';
export { sharedOf } from './shared/who-saw-what.ts';
