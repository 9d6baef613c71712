import type { CaseValue, CaseValues } from '../../../engines/htcds/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';

const consents = ['con_Consent', 'vic_AgreementToManagePersonalData'];
const decision = 'vic_TraffickingStatus';
const body = 'vic_TraffickingStatusDecisionMakingOrg';

/**
 * What a file said and the record has no place for, as a note of the worker: the decision of a body apart from all else, a consent as a
 * reminder to ask for a release. Null where nothing is left.
 */
export function restNote(rest: CaseValues, t: Translate): string | null {
  const { [decision]: decided, [body]: by, ...others } = rest;
  const ticked = consents.filter((key) => rest[key] === true);
  const lines = Object.entries(others)
    .filter(([key]) => !consents.includes(key))
    .map(([key, value]) => `${key}: ${said(value)}`);
  const parts = [
    decided === undefined && by === undefined
      ? null
      : t('htcds.note.decision', { decision: said(decided ?? ''), by: said(by ?? '') || '?' }),
    ticked.length > 0 ? t('htcds.note.consent') : null,
    lines.length > 0 ? [t('htcds.note.rest'), ...lines].join('\n') : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join('\n\n') : null;
}

const said = (value: CaseValue): string => (Array.isArray(value) ? value.join('; ') : String(value));
