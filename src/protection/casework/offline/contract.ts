import { z } from 'zod';
import { Id, Instant, route } from '../../../platform/contract/index.ts';
import { FieldOnSheet } from '../record/contract.ts';
import { onEach, Person, RecordClass } from '../shapes.ts';
import { CaseloadCopy, Edit } from './shapes.ts';

export { mayContact } from '../work/may-contact.ts';
export { idleMinutes, isOver, type Lease, leaseHours, momentOf, mostTries } from './lease.ts';
export {
  type Conflict,
  conflictsOf,
  type FieldHere,
  type RecordHere,
  recordHere,
  seenOf,
  serverMoment,
  type Version,
} from './merge.ts';
export { sealForServer, toBytes, toText } from './rescue.ts';
export { type AnswerEdit, CaseloadCopy, type CopiedRecord, Edit } from './shapes.ts';

export const deviceKinds = ['phone', 'tablet', 'laptop', 'other'] as const;
const endings = ['returned', 'lost', 'other'] as const;

/** `over`: 72 hours passed without contact; `ended`: it was taken back. */
const DeviceStanding = z.enum(['good', 'over', 'ended']);

export const takeCaseload = route('casework.take-caseload', 'POST /offline/devices', {
  says: 'Gives your caseload to this device for 72 hours: your records, as far as you may read them, without notes and documents. It is written down as an export.',
  may: 'read caseload',
  within: onEach('read'),
  stepUp: true,
  perMinute: 6,
  takes: z.object({ kind: z.enum(deviceKinds) }),
  gives: z.object({
    deviceId: Id,
    /** By which the device asks how it stands. Shown once. */
    token: z.string(),
    /** The key under which the device seals for the organisation alone. */
    rescueKey: z.string(),
    copy: CaseloadCopy,
  }),
  refuses: ['OFFLINE_NOTHING_TO_TAKE', 'OFFLINE_TOO_MANY'],
});

export const renewCopy = route('casework.renew-copy', 'POST /offline/devices/:deviceId/copy', {
  says: 'Gives a device of yours a fresh copy of your caseload, and another 72 hours.',
  may: 'read caseload',
  within: onEach('read'),
  perMinute: 30,
  takes: z.object({ deviceId: Id }),
  gives: z.object({ standing: DeviceStanding, copy: CaseloadCopy.nullable() }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'OFFLINE_TOO_MANY'],
});

/** `held`: it waits for whoever works with her now; `refused`: there is no place for it any more. */
const Outcome = z.enum(['taken', 'held', 'refused']);
export type Outcome = z.infer<typeof Outcome>;

const EditOutcome = z.object({
  id: Id,
  outcome: Outcome,
  code: z.string().nullable(),
});

export const sendEdits = route('casework.send-edits', 'POST /offline/devices/:deviceId/edits', {
  says: 'Takes in what was written on a device of yours, each by the same rules as at the desk. What cannot be taken in is held, not lost.',
  may: 'read caseload',
  within: onEach('write'),
  takes: z.object({ deviceId: Id, edits: z.array(Edit).min(1).max(200) }),
  gives: z.object({ standing: DeviceStanding, outcomes: z.array(EditOutcome) }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

export const deviceContact = route('casework.device-contact', 'POST /offline/contact', {
  says: 'A device asks how it stands, also while nobody is signed in, and hands over what it sealed for the organisation before it was wiped.',
  may: 'anyone',
  perMinute: 30,
  takes: z.object({
    token: z.string().max(200, 'TOO_LONG'),
    sealed: z.array(z.string().max(200_000, 'TOO_LONG')).max(100).default([]),
  }),
  gives: z.object({ standing: DeviceStanding, kept: z.number().int() }),
});

const DeviceView = z.object({
  id: Id,
  kind: z.enum(deviceKinds),
  person: Person.nullable(),
  mine: z.boolean(),
  takenAt: Instant,
  leaseUntil: Instant,
  seenAt: Instant,
  endedAt: Instant.nullable(),
  endedWhy: z.enum(endings).nullable(),
  standing: DeviceStanding,
  records: z.number().int(),
});

export const listDevices = route('casework.devices', 'GET /offline/devices', {
  says: 'Devices that carry a caseload, or did in the last 30 days: yours; for a supervisor or administrator those of the organisation.',
  may: 'read own-account',
  within: ['approve caseload', 'write account'],
  takes: z.object({}),
  gives: z.object({ devices: z.array(DeviceView), all: z.boolean() }),
});

export const endDevice = route('casework.end-device', 'POST /offline/devices/:deviceId/end', {
  says: 'Takes a caseload back from a device. At its next contact the device wipes what it carries.',
  may: 'read own-account',
  within: ['approve caseload', 'write account'],
  takes: z.object({ deviceId: Id, why: z.enum(endings) }),
  gives: z.object({ id: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS'],
});

const HeldView = z.object({
  id: Id,
  survivorId: Id,
  code: z.string(),
  name: z.string().nullable(),
  by: Person.nullable(),
  writtenAt: Instant,
  because: z.string(),
  dataClass: RecordClass,
  /** Null where its key was destroyed. */
  edit: Edit.nullable(),
  field: FieldOnSheet.pick({ title: true, kind: true, codes: true }).nullable(),
  mayDecide: z.boolean(),
});

const ConflictView = z.object({
  survivorId: Id,
  code: z.string(),
  name: z.string().nullable(),
  field: FieldOnSheet,
});

export const openConflicts = route('casework.conflicts', 'GET /offline/conflicts', {
  says: 'What waits for your decision: answers that were written apart, and what came from a device and could not be taken in.',
  may: 'read caseload',
  within: onEach('read'),
  takes: z.object({}),
  gives: z.object({ conflicts: z.array(ConflictView), held: z.array(HeldView) }),
});

export const decideHeld = route('casework.decide-held', 'POST /offline/held/:survivorId/:editId', {
  says: 'Takes in what was held, by the same rules as at the desk, or drops it. What is dropped stays kept with who dropped it.',
  may: 'read caseload',
  within: onEach('write'),
  takes: z.object({ survivorId: Id, editId: Id, outcome: z.enum(['taken', 'dropped']) }),
  gives: z.object({ id: Id }),
  refuses: ['NOT_FOUND_OR_NO_ACCESS', 'OFFLINE_DECIDED'],
});
