import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { supply } from '../queries.ts';
import type { StoredFinding, SupplierVerdictRow } from '../tables.ts';
import type { ScreenedSupplier } from './screen-suppliers.ts';

/** By what an answer is remembered: as long as the finding says the same, nobody is asked again. */
const hashOf = ({ what, list, says, review }: Omit<StoredFinding, 'hash'>): string =>
  sha256(JSON.stringify([what, list, says, review]));

const notRead = {
  legalClass: 0,
  what: 'not-read',
  says: '',
  list: '',
  weight: '',
  quality: 1,
  source: '',
  date: null,
  review: null,
} as const;

export const storedFindings = ({ outcome, findings }: ScreenedSupplier): StoredFinding[] => [
  ...new Map(
    (outcome === 'not-read' ? [notRead, ...findings] : findings)
      .map((one) => ({ ...one, hash: hashOf(one) }))
      .map((one) => [one.hash, one] as const),
  ).values(),
];

export const needsPerson = ({ what, legalClass, review }: Omit<StoredFinding, 'hash'>): boolean =>
  what === 'not-read' || legalClass >= 3 || (review !== null && review !== 'mapping-not-reviewed');

/** The last answer to each finding of each supplier, by supplier and hash. */
export const verdictsOf = async (
  tx: Tx,
  orgId: Id,
  supplierId?: Id,
): Promise<ReadonlyMap<string, SupplierVerdictRow['verdict']>> => {
  const rows = await supply(tx)
    .selectFrom('supply.supplier_verdict')
    .select(['supplier_id', 'finding', 'verdict'])
    .where('org_id', '=', orgId)
    .$if(supplierId !== undefined, (q) => q.where('supplier_id', '=', supplierId ?? ''))
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ supplier_id, finding, verdict }) => [`${supplier_id} ${finding}`, verdict]));
};

export const waitingOf = (
  supplierId: Id,
  findings: readonly StoredFinding[],
  verdicts: ReadonlyMap<string, SupplierVerdictRow['verdict']>,
): number =>
  findings.filter(
    (one) => needsPerson(one) && (verdicts.get(`${supplierId} ${one.hash}`) ?? 'open-again') === 'open-again',
  ).length;
