import { problemsOf, type SigningProblem } from '../../../engines/consent/index.ts';
import { Refusal, refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { requireStanding } from '../circle/standing.ts';
import { consent, lockedRelease } from '../queries.ts';
import { addSignatureScan as scanContract, signRelease as signContract } from './contract.ts';
import { draftOf, placeInRelease } from './release-row.ts';
import { scanType } from './scan-type.ts';
import { oneCard } from './views.ts';

/** What each problem is called where a person reads it. */
export const problemCodes: Readonly<Record<SigningProblem, string>> = {
  'expiry-missing': 'CONSENT_EXPIRY_MISSING',
  'expiry-before-start': 'CONSENT_EXPIRY_BEFORE_START',
  'expiry-passed': 'CONSENT_EXPIRY_PASSED',
  'longer-than-a-year': 'CONSENT_LONGER_THAN_A_YEAR',
  'signer-is-alleged-abuser': 'CONSENT_SIGNER_IS_ABUSER',
  'minor-may-not-sign-alone': 'CONSENT_MINOR_ALONE',
  'adult-needs-no-parent': 'CONSENT_ADULT_AND_PARENT',
  'nothing-released': 'CONSENT_NOTHING_RELEASED',
  'statement-not-read': 'CONSENT_STATEMENT_NOT_READ',
  'signature-missing': 'CONSENT_SIGNATURE_MISSING',
};

/** Keeps the signed paper, sealed, until the draft is made a release. */
export const addSignatureScan = useCase(scanContract, async (context, { releaseId }) => {
  const { tx, kernel, file, note } = context;
  const row = await lockedRelease(tx, releaseId);
  await requireStanding(context, row.subject_id, 'write release');
  if (row.state !== 'draft') refuse('CONSENT_NOT_A_DRAFT');
  const type = scanType(file.bytes) ?? refuse('CONSENT_SIGNATURE_UNREADABLE');
  const sealed = await kernel.vault.seal(tx, placeInRelease(row, 'signature_sealed'), file.bytes);
  await consent(tx)
    .updateTable('consent.release')
    .set({ signature_type: type, signature_sealed: sealed })
    .where('id', '=', releaseId)
    .execute();
  note([releaseId, row.subject_id]);
  return { id: releaseId, type, bytes: file.bytes.length };
});

/** Makes a draft hold, once everything the law asks for is there. */
export const signRelease = useCase(signContract, async (context, { releaseId, drawn }) => {
  const { tx, kernel, actor, clock, note } = context;
  const row = await lockedRelease(tx, releaseId);
  await requireStanding(context, row.subject_id, 'write release');
  if (row.state !== 'draft') refuse('CONSENT_NOT_A_DRAFT');
  const problems = problemsOf(
    { ...draftOf(row), signed: drawn !== undefined || row.signature_sealed !== null },
    clock.now(),
  );
  if (problems.length > 0) {
    const where = problems.map((problem) => ({ code: problemCodes[problem], says: problemCodes[problem] }));
    throw new Refusal('CONSENT_NOT_READY', { count: problems.length }, where);
  }
  const signature = drawn
    ? {
        signature_type: 'image/svg+xml',
        signature_sealed: await kernel.vault.seal(tx, placeInRelease(row, 'signature_sealed'), drawn),
      }
    : {};
  const signed = await consent(tx)
    .updateTable('consent.release')
    .set({ ...signature, state: 'active', signed_at: clock.now(), witnessed_by: actor.userId })
    .where('id', '=', releaseId)
    .returningAll()
    .executeTakeFirstOrThrow();
  note([releaseId, row.subject_id], { expires: row.expires_at });
  return oneCard(context, signed);
});
