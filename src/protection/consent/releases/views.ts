import { isLong } from '../../../engines/consent/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import type { Packs } from '../../../platform/packs/index.ts';
import { recordFieldKind } from '../pack-kinds.ts';
import type { ReleaseRow } from '../tables.ts';
import { type ReleaseCard, RevokedWay } from './contract.ts';
import { purposeTitle } from './purpose.ts';
import { type AboutRelease, aboutAll, classesIn, standingAt } from './release-row.ts';

type Asking = Pick<Context, 'tx' | 'kernel' | 'orgId' | 'clock'>;

/** Titles of fields, also of those that a pack no longer has. */
export const fieldTitles = (packs: Packs, ids: readonly string[]) => {
  const titles = new Map(packs.entries(recordFieldKind).map(({ id, title }) => [id, title]));
  return ids.map((id) => ({ id, title: titles.get(id) ?? { en: id, es: id } }));
};

const cardOf = ({ kernel, clock }: Asking, row: ReleaseRow, about: AboutRelease | null): ReleaseCard => ({
  id: row.id,
  subjectId: row.subject_id,
  recipient: { id: row.recipient_id, kind: row.recipient_kind, name: about?.recipientName ?? '' },
  purpose: { id: row.purpose, title: purposeTitle(kernel.packs, row.purpose) },
  direction: row.direction,
  classes: classesIn(row.classes),
  fields: fieldTitles(kernel.packs, row.fields),
  startsAt: row.starts_at,
  expiresAt: row.expires_at,
  standing: standingAt(row, clock.now()),
  long: isLong({ startsAt: row.starts_at, expiresAt: row.expires_at }),
  signedAs: row.signed_as,
  signedAt: row.signed_at,
  language: row.language,
  formVersion: row.form_version,
  endedAt: row.ended_at,
  endedWay: RevokedWay.safeParse(row.ended_way).data ?? null,
});

export const cardsOf = async (asking: Asking, rows: readonly ReleaseRow[]): Promise<ReleaseCard[]> => {
  const about = await aboutAll(asking, rows);
  return rows.map((row, i) => cardOf(asking, row, about[i] ?? null));
};

export const oneCard = async (asking: Asking, row: ReleaseRow): Promise<ReleaseCard> => {
  const [about = null] = await aboutAll(asking, [row]);
  return cardOf(asking, row, about);
};
