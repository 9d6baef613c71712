import type { Finding } from '../forms/index.ts';
import type { CaseValue } from './case-value.ts';

export type WholeCode =
  | 'HTCDS_CONSENT_IS_NO_RELEASE'
  | 'HTCDS_DECISION_WITHOUT_BODY'
  | 'HTCDS_BODY_WITHOUT_DECISION'
  | 'HTCDS_INDUSTRY_WITHOUT_LABOUR'
  | 'HTCDS_SEX_TYPE_WITHOUT_EXPLOITATION'
  | 'HTCDS_DATES_REVERSED'
  | 'HTCDS_DATE_AHEAD';

type Found = Pick<Finding<WholeCode>, 'code' | 'severity' | 'values'>;

/** Pairs of which the second cannot be earlier. */
const inOrder = [
  ['prs_Birthdate', 'hte_Date'],
  ['prs_Birthdate', 'cas_IncomingReferralDate'],
  ['prs_Birthdate', 'cas_OutgoingReferralDate'],
] as const;
const past = ['prs_Birthdate', 'hte_Date'];

/**
 * Checks a case against itself. `con_Consent` is a tick of somebody else's form: it never stands for a release. `vic_TraffickingStatus` is the
 * decision of a body; without the body it is no decision, and no screening result either.
 */
export function checkCase(values: Readonly<Record<string, CaseValue>>, today: string): Found[] {
  const found: Found[] = [];
  const say = (code: WholeCode, severity: Found['severity'], key: string, more: Found['values'] = {}): void => {
    found.push({ code, severity, values: { key, ...more } });
  };
  const has = (key: string, code?: string): boolean => {
    const value = values[key];
    return (
      value !== undefined && (code === undefined || (Array.isArray(value) ? value.includes(code) : value === code))
    );
  };
  const day = (key: string): string | null => (typeof values[key] === 'string' ? values[key] : null);

  if (values.con_Consent === true) say('HTCDS_CONSENT_IS_NO_RELEASE', 'note', 'con_Consent');
  if (values.vic_AgreementToManagePersonalData === true)
    say('HTCDS_CONSENT_IS_NO_RELEASE', 'note', 'vic_AgreementToManagePersonalData');
  const [decision, body] = ['vic_TraffickingStatus', 'vic_TraffickingStatusDecisionMakingOrg'] as const;
  if (has(decision) && !has(body)) say('HTCDS_DECISION_WITHOUT_BODY', 'warning', decision);
  if (!has(decision) && has(body)) say('HTCDS_BODY_WITHOUT_DECISION', 'warning', body);
  const kinds = 'vic_TypeOfExploitation';
  if (has(kinds) && has('vic_ForcedLabourIndustry') && !has(kinds, 'ForcedLabour') && !has(kinds, 'ChildLabour'))
    say('HTCDS_INDUSTRY_WITHOUT_LABOUR', 'warning', 'vic_ForcedLabourIndustry');
  if (has(kinds) && has('vic_TypeOfSexExploitation') && !has(kinds, 'SexualExploitation'))
    say('HTCDS_SEX_TYPE_WITHOUT_EXPLOITATION', 'warning', 'vic_TypeOfSexExploitation');
  for (const [first, second] of inOrder) {
    const [from, to] = [day(first), day(second)];
    if (from !== null && to !== null && to < from) say('HTCDS_DATES_REVERSED', 'warning', second, { other: first });
  }
  for (const key of past) if ((day(key) ?? '') > today) say('HTCDS_DATE_AHEAD', 'warning', key);
  return found;
}
