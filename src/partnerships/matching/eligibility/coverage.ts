import { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { coveredBy } from '../../../protection/consent/index.ts';
import type { AgreementTerms } from '../agreements/contract.ts';
import type { AgreementRow } from '../tables.ts';

/** What of a record a key is made of. */
const classesOf = ({ keys }: AgreementTerms): ('identity' | 'contact')[] => [
  ...(keys.some((key) => key < 'K4') ? (['identity'] as const) : []),
  ...(keys.some((key) => key >= 'K4') ? (['contact'] as const) : []),
];

/**
 * What the door of consent says of these survivors for a round under this agreement: every other party, the coordinator too, must be named by
 * a live release. Asked when a list comes in, again before anything leaves, and again when a result is read.
 *
 * @returns for each survivor null, or why she may not enter
 */
export const coverageOf = async (
  context: Pick<Context, 'tx' | 'orgId' | 'clock'>,
  { terms, party_id, recipients }: AgreementRow,
  subjects: readonly string[],
): Promise<(subject: string) => string | null> => {
  const partners = terms.parties.filter(({ id }) => id !== party_id).map(({ id }) => recipients[id] ?? '');
  const known = subjects.filter((subject) => Id.safeParse(subject).success);
  if (known.length === 0 || partners.includes('')) return () => 'no-release';
  const covered = await coveredBy(context, {
    subjectIds: known,
    recipientIds: partners,
    purpose: terms.purpose,
    classes: classesOf(terms),
  });
  return (subject) => {
    const reason = covered.get(subject);
    return reason === undefined ? 'no-release' : reason;
  };
};
