import { daysOf, mostDays } from '../../../engines/consent/index.ts';
import type { Where } from '../../../platform/contract/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { fieldRules } from '../catalogue/record-fields.ts';
import { namedRecipient } from '../recipients/recipient.ts';
import type { ReleaseRow } from '../tables.ts';
import type { Terms } from './contract.ts';
import { formVersion } from './form.ts';
import { purposeOf } from './purpose.ts';
import { type AboutRelease, placeInRelease } from './release-row.ts';

type Drafting = Pick<Context, 'tx' | 'kernel' | 'orgId' | 'clock'>;
type Place = Pick<ReleaseRow, 'org_id' | 'id' | 'subject_id'>;

/**
 * The columns that the terms of a release fill.
 *
 * @throws Refusal CONSENT_RECIPIENT_UNKNOWN, CONSENT_PURPOSE_UNKNOWN, CONSENT_FIELD_NOT_SHARED, CONSENT_SIGNER_REFUSED,
 * CONSENT_DATES_REVERSED, CONSENT_TOO_LONG
 */
export const termsOf = async (drafting: Drafting, place: Place, terms: Terms) => {
  const { tx, kernel, clock } = drafting;
  const { signer, startsAt = clock.now(), expiresAt } = terms;
  if (signer.isAllegedAbuser) refuse('CONSENT_SIGNER_REFUSED', {}, [{ field: 'signer' }]);
  refuseDates(startsAt, expiresAt);
  purposeOf(kernel.packs, terms.purpose, clock.today());
  refuseFields(drafting, terms);
  const { id, kind, name } = await namedRecipient(drafting, terms.recipient);
  const about: AboutRelease = {
    recipientName: name,
    signerName: signer.name,
    reader: terms.reader,
    interpreter: terms.interpreter,
    signsAloneBy: terms.signsAloneBy,
  };
  return {
    recipient_id: id,
    recipient_kind: kind,
    purpose: terms.purpose,
    direction: terms.direction,
    classes: [...new Set(terms.classes)],
    fields: [...new Set(terms.fields)],
    starts_at: startsAt,
    expires_at: expiresAt,
    signed_as: signer.as,
    signer_is_abuser: signer.isAllegedAbuser,
    subject_is_minor: terms.subjectIsMinor,
    signs_alone: terms.signsAloneBy !== null,
    form_version: formVersion,
    language: terms.language,
    statement_read: terms.servicesDoNotDepend,
    about_sealed: await kernel.vault.seal(tx, placeInRelease(place, 'about_sealed'), JSON.stringify(about)),
    signature_type: null,
    signature_sealed: null,
  };
};

const refuseDates = (startsAt: string, expiresAt: string): void => {
  const days = daysOf({ startsAt, expiresAt });
  if (days <= 0) refuse('CONSENT_DATES_REVERSED', {}, [{ field: 'expiresAt' }]);
  if (days > mostDays) refuse('CONSENT_TOO_LONG', { most: mostDays }, [{ field: 'expiresAt' }]);
};

/** Notes, code words and what exists for totals are never released, and neither is a field nobody knows. */
const refuseFields = ({ kernel, clock }: Drafting, { fields, classes }: Terms): void => {
  const rules = fieldRules(kernel.packs, clock.today());
  const where: Where[] = fields
    .filter((id) => {
      const rule = rules.get(id);
      return !rule || rule.share === 'never' || rule.dataClass === 'aggregate-only';
    })
    .map((field) => ({ field, code: 'CONSENT_FIELD_NOT_SHARED', says: 'CONSENT_NEVER_SHARED' }));
  if (classes.includes('aggregate-only')) where.push({ field: 'classes', says: 'CONSENT_NEVER_SHARED' });
  if (where.length > 0) throw new Refusal('CONSENT_FIELD_NOT_SHARED', { count: where.length }, where);
};
