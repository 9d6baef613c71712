import type { HitView, Reason } from '../../contract.ts';

const ofQualifier: Readonly<Record<string, Reason>> = {
  birth: 'other-birth',
  country: 'other-country',
  gender: 'other-gender',
  identifier: 'other-identifier',
  kind: 'other-kind',
};

/** The reasons that the evidence itself speaks for; a reviewer may know others. */
export const speaksFor = ({ matches, unmatchedListed, qualifiers }: HitView['evidence']): ReadonlySet<Reason> => {
  const reasons = new Set<Reason>();
  for (const { what, verdict } of qualifiers) {
    const other = ofQualifier[what];
    if (other && verdict === 'disagrees') reasons.add(other);
    if (what === 'identifier' && verdict === 'agrees') reasons.add('same-identifier');
    if (what === 'birth' && verdict === 'agrees' && unmatchedListed.length === 0) reasons.add('same-name-and-birth');
  }
  // FAQ 5, step 3: only one of two or more names
  if (matches.length === 1 && unmatchedListed.length > 0) reasons.add('part-of-name-only');
  return reasons;
};
