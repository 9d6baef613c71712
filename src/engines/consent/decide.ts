import { z } from 'zod';
import { type FieldRule, RecordClass } from './field.ts';
import { daysOf, mostDays, type Release } from './release.ts';

/** Why a field stays where it is. First about the release as a whole, then about one field. */
export const refusalReasons = [
  'no-release',
  'not-signed',
  'entered-in-error',
  'revoked',
  'signer-is-alleged-abuser',
  'longer-than-a-year',
  'other-subject',
  'other-sender',
  'other-recipient',
  'other-direction',
  'other-purpose',
  'not-started',
  'expired',
  'sender-not-on-caseload',
  'unknown-field',
  'aggregate-only',
  'never-shared',
  'class-not-released',
  'field-not-released',
  'only-by-name',
  'sender-has-no-right',
  // under a demand by law (guarded.ts)
  'demand-not-ready',
  'beyond-the-minimum',
  'needs-special-order',
] as const;
export const RefusalReason = z.enum(refusalReasons);
export type RefusalReason = z.infer<typeof RefusalReason>;

const Name = z.string().min(1).max(300);

export const ShareRequest = z
  .strictObject({
    subject: Name,
    /** The organisation that would read it. */
    to: Name,
    purpose: Name,
    fields: z.array(Name).min(1).max(1000),
    /** The reader's access ends here, if the release lasts longer. */
    until: z.iso.datetime().optional(),
  })
  .meta({ id: 'ConsentShareRequest' });
export type ShareRequest = z.infer<typeof ShareRequest>;

export const Sender = z
  .strictObject({
    organisation: Name,
    /** The classes this person may share, by role. */
    mayShare: z.array(RecordClass),
    /** Whether this person works with the survivor. */
    onCaseload: z.boolean(),
  })
  .meta({ id: 'ConsentSender' });
export type Sender = z.infer<typeof Sender>;

export interface Question {
  readonly release: Release | null;
  readonly request: ShareRequest;
  readonly sender: Sender;
  readonly catalogue: ReadonlyMap<string, FieldRule>;
  readonly now: string;
}

export const Decision = z
  .object({
    releaseId: z.string().nullable(),
    allowed: z.array(z.string()),
    refused: z.array(z.object({ field: z.string(), reason: RefusalReason })),
    /** The first moment at which what was allowed may no longer be read; null where nothing is allowed. */
    accessUntil: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ConsentDecision' });
export type Decision = z.infer<typeof Decision>;

/**
 * What of a record may go to whom: requested ∩ released ∩ the sender's rights. Everything else is refused with one reason each.
 * Screen, API, command line, files, search and reports all ask here.
 */
export const decide = (question: Question): Decision => {
  const { release, request } = question;
  const whole = refusalOfAll(question);
  const verdicts = [...new Set(request.fields)].map((field) => ({
    field,
    reason: whole ?? refusalOfField(question, field),
  }));
  const allowed = verdicts.filter(({ reason }) => reason === null).map(({ field }) => field);
  return {
    releaseId: release?.id ?? null,
    allowed,
    refused: verdicts.flatMap(({ field, reason }) => (reason === null ? [] : [{ field, reason }])),
    accessUntil: release && allowed.length > 0 ? earlier(release.expiresAt, request.until) : null,
  };
};

/** The part of a record that a decision lets out. */
export const cut = <Value>(
  record: Readonly<Record<string, Value>>,
  { allowed }: Pick<Decision, 'allowed'>,
): Record<string, Value> => {
  const may = new Set(allowed);
  return Object.fromEntries(Object.entries(record).filter(([field]) => may.has(field)));
};

/** Whether a release still lets somebody read, and why not: the question of every reader, each time. */
export const refusalOfAll = ({ release, request, sender, now }: Omit<Question, 'catalogue'>): RefusalReason | null => {
  if (release === null) return 'no-release';
  if (release.state === 'draft') return 'not-signed';
  if (release.state === 'entered in error') return 'entered-in-error';
  if (release.state === 'revoked') return 'revoked';
  if (release.signer.isAllegedAbuser) return 'signer-is-alleged-abuser';
  if (daysOf(release) > mostDays) return 'longer-than-a-year';
  if (release.subject !== request.subject) return 'other-subject';
  const way = wrongWay(release, sender.organisation, request.to);
  if (way) return way;
  if (release.purpose !== request.purpose) return 'other-purpose';
  const at = Date.parse(now);
  if (at < Date.parse(release.startsAt)) return 'not-started';
  if (at >= Date.parse(release.expiresAt)) return 'expired';
  return sender.onCaseload ? null : 'sender-not-on-caseload';
};

const wrongWay = ({ holder, recipient, direction }: Release, from: string, to: string): RefusalReason | null => {
  if (from === holder) {
    if (to !== recipient) return 'other-recipient';
    return direction === 'receive' ? 'other-direction' : null;
  }
  if (from !== recipient) return 'other-sender';
  if (to !== holder) return 'other-recipient';
  return direction === 'give' ? 'other-direction' : null;
};

const refusalOfField = ({ release, sender, catalogue }: Question, field: string): RefusalReason | null => {
  const rule = catalogue.get(field);
  if (!rule) return 'unknown-field';
  if (rule.dataClass === 'aggregate-only') return 'aggregate-only';
  if (rule.share === 'never') return 'never-shared';
  if (!release?.fields.includes(field)) {
    if (!release?.classes.includes(rule.dataClass)) {
      return release?.fields.length ? 'field-not-released' : 'class-not-released';
    }
    if (rule.share === 'by name') return 'only-by-name';
  }
  return sender.mayShare.includes(rule.dataClass) ? null : 'sender-has-no-right';
};

const earlier = (a: string, b: string | undefined): string => (b && Date.parse(b) < Date.parse(a) ? b : a);
