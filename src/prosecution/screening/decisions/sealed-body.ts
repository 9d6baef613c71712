import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { orRefuse } from '../../../platform/errors/index.ts';
import type { Kernel } from '../../../platform/kernel/index.ts';
import { screening } from '../queries.ts';
import { type Body, bodyPlace } from '../search/record-request.ts';
import type { CandidateRow, DecisionRow, RequestRow } from '../tables.ts';
import type { Reason } from './contract.ts';

export interface OpenBody {
  readonly body: Body;
  /** The canonical text that was hashed. */
  readonly text: string;
  readonly sha256: string;
}

const parsed = (bytes: Uint8Array): OpenBody => {
  const { text, sha256 } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { text: string; sha256: string };
  return { text, sha256, body: JSON.parse(text) as Body };
};

/** The sealed bodies of requests in their order; null for those whose key was destroyed. */
export const bodiesOf = async (
  tx: Tx,
  { vault }: Kernel,
  orgId: Id,
  requests: readonly Pick<RequestRow, 'id' | 'key_id' | 'body_sealed'>[],
): Promise<(OpenBody | null)[]> => {
  const fields = requests.map((one) => ({ ...bodyPlace(orgId, one.key_id, one.id), sealed: one.body_sealed }));
  return (await vault.openAll(tx, orgId, fields)).map((bytes) => bytes && parsed(bytes));
};

/** @throws Refusal SCREENING_REQUEST_NOT_FOUND */
export const requestById = (tx: Tx, orgId: Id, requestId: Id): Promise<RequestRow> =>
  screening(tx)
    .selectFrom('screening.request')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', requestId)
    .executeTakeFirst()
    .then(orRefuse('SCREENING_REQUEST_NOT_FOUND'));

/** @throws Refusal SCREENING_CANDIDATE_NOT_FOUND */
export const candidateOf = (tx: Tx, orgId: Id, requestId: Id, n: number): Promise<CandidateRow> =>
  screening(tx)
    .selectFrom('screening.candidate')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('request_id', '=', requestId)
    .where('n', '=', n)
    .executeTakeFirst()
    .then(orRefuse('SCREENING_CANDIDATE_NOT_FOUND'));

const notesPlace = (orgId: Id, keyId: Id, decisionId: Id) =>
  ({ orgId, subjectId: keyId, address: `screening.decision.notes_sealed/${decisionId}` }) as const;

export const sealNotes = async (tx: Tx, { vault }: Kernel, orgId: Id, keyId: Id, decisionId: Id, notes: string) =>
  notes === '' ? null : vault.seal(tx, notesPlace(orgId, keyId, decisionId), notes);

/** Decisions as they are shown, the first first. */
export const decisionViews = async (tx: Tx, { vault }: Kernel, orgId: Id, keyId: Id, rows: readonly DecisionRow[]) => {
  const noted = rows.filter((row) => row.notes_sealed !== null);
  const opened = await vault.openAll(
    tx,
    orgId,
    noted.map((row) => ({ ...notesPlace(orgId, keyId, row.id), sealed: row.notes_sealed ?? new Uint8Array() })),
  );
  const notes = new Map(noted.map((row, i) => [row.id, opened[i] ? Buffer.from(opened[i]).toString('utf8') : '']));
  return rows.map((row) => ({
    id: row.id,
    n: row.n,
    step: row.step,
    verdict: row.verdict,
    reason: row.reason as Reason,
    notes: notes.get(row.id) ?? '',
    agrees: row.agrees,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  }));
};

export const decisionsOf = (tx: Tx, orgId: Id, requestId: Id): Promise<DecisionRow[]> =>
  screening(tx)
    .selectFrom('screening.decision')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('request_id', '=', requestId)
    .orderBy('decided_at')
    .orderBy('id')
    .execute();
