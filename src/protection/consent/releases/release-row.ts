import { z } from 'zod';
import { type Draft, type RecordClass, type Release, recordClasses } from '../../../engines/consent/index.ts';
import type { Id, Instant } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import type { Place } from '../../../platform/vault/index.ts';
import type { ReleaseRow } from '../tables.ts';
import type { ReleaseStanding } from './contract.ts';

/** What names somebody in a release. It exists sealed under the survivor's key. */
const About = z.object({
  recipientName: z.string(),
  signerName: z.string(),
  reader: z.string().nullable(),
  interpreter: z.string().nullable(),
  signsAloneBy: z.string().nullable(),
});
export type AboutRelease = z.infer<typeof About>;

/** Who ended it, as it was told, and what they said. */
const Ending = z.object({ by: z.string(), note: z.string() });
export type Ending = z.infer<typeof Ending>;

type SealedColumn = 'about_sealed' | 'signature_sealed' | 'ending_sealed';

export const placeInRelease = (row: Pick<ReleaseRow, 'org_id' | 'subject_id' | 'id'>, column: SealedColumn): Place => ({
  orgId: row.org_id,
  subjectId: row.subject_id,
  address: `consent.release.${column}/${row.id}`,
});

const fromJson = <T>(shape: z.ZodType<T>, plain: Uint8Array): T =>
  shape.parse(JSON.parse(new TextDecoder().decode(plain)));

type Opener = { readonly tx: Tx; readonly kernel: Pick<Kernel, 'vault'>; readonly orgId: Id };

/** What names somebody in each of these releases; null where the survivor's key was destroyed. */
export const aboutAll = async (
  { tx, kernel, orgId }: Opener,
  rows: readonly ReleaseRow[],
): Promise<(AboutRelease | null)[]> => {
  const fields = rows.map((row) => ({ ...placeInRelease(row, 'about_sealed'), sealed: row.about_sealed }));
  return (await kernel.vault.openAll(tx, orgId, fields)).map((plain) => plain && fromJson(About, plain));
};

/** @throws Refusal SHREDDED */
export const aboutOne = async ({ tx, kernel }: Opener, row: ReleaseRow): Promise<AboutRelease> =>
  fromJson(About, await kernel.vault.open(tx, placeInRelease(row, 'about_sealed'), row.about_sealed));

export const endingOf = async ({ tx, kernel }: Opener, row: ReleaseRow): Promise<Ending | null> =>
  row.ending_sealed &&
  fromJson(Ending, await kernel.vault.open(tx, placeInRelease(row, 'ending_sealed'), row.ending_sealed));

export const classesIn = (classes: readonly string[]): RecordClass[] =>
  recordClasses.filter((dataClass) => classes.includes(dataClass));

/** The release as the decision looks at it. */
export const releaseOf = (row: ReleaseRow): Release => ({
  id: row.id,
  subject: row.subject_id,
  holder: row.org_id,
  recipient: row.recipient_id,
  purpose: row.purpose,
  direction: row.direction,
  classes: classesIn(row.classes),
  fields: [...row.fields],
  startsAt: row.starts_at,
  expiresAt: row.expires_at,
  state: row.state,
  signer: { as: row.signed_as, isAllegedAbuser: row.signer_is_abuser },
});

export const draftOf = (row: ReleaseRow): Draft => ({
  ...releaseOf(row),
  subjectIsMinor: row.subject_is_minor,
  signsAlone: row.signs_alone,
  servicesDoNotDepend: row.statement_read,
  signed: row.signature_sealed !== null,
});

export const standingAt = (
  row: Pick<ReleaseRow, 'state' | 'starts_at' | 'expires_at'>,
  now: Instant,
): ReleaseStanding => {
  if (row.state !== 'active') return row.state;
  if (Date.parse(now) < Date.parse(row.starts_at)) return 'waiting';
  return Date.parse(now) < Date.parse(row.expires_at) ? 'active' : 'expired';
};
