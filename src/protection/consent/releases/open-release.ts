import { problemsOf } from '../../../engines/consent/index.ts';
import { namesOf } from '../../../platform/accounts/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { requireStanding } from '../circle/standing.ts';
import { consent, release } from '../queries.ts';
import {
  endingReleases as endingContract,
  listReleases as listContract,
  openRelease as openContract,
  openSignature as signatureContract,
} from './contract.ts';
import { drawnPicture } from './drawn-picture.ts';
import { aboutOne, draftOf, endingOf, placeInRelease } from './release-row.ts';
import { problemCodes } from './sign-release.ts';
import { cardsOf, oneCard } from './views.ts';

export const listReleases = useCase(listContract, async (context, { subjectId }) => {
  const { tx, note } = context;
  await requireStanding(context, subjectId, 'read release', 'approve release');
  const rows = await consent(tx)
    .selectFrom('consent.release')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('drafted_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  note(subjectId, { found: rows.length });
  return cardsOf(context, rows);
});

const mostEnding = 100;
const day = 86_400_000;

/** What ends soon, of those the actor works with. */
export const endingReleases = useCase(endingContract, async (context, { days }) => {
  const { tx, orgId, actor, clock, note } = context;
  const rows = await consent(tx)
    .selectFrom('consent.release as r')
    .innerJoin('consent.circle as c', (on) =>
      on.onRef('c.org_id', '=', 'r.org_id').onRef('c.subject_id', '=', 'r.subject_id'),
    )
    .selectAll('r')
    .where('r.org_id', '=', orgId)
    .where('c.person_id', '=', actor.userId)
    .where('c.relation', '=', 'worker')
    .where('r.state', '=', 'active')
    .where('r.expires_at', '>', clock.now())
    .where('r.expires_at', '<=', new Date(clock.millis() + days * day).toISOString())
    .orderBy('r.expires_at')
    .orderBy('r.id')
    .limit(mostEnding + 1)
    .execute();
  const first = rows.slice(0, mostEnding);
  note(
    first.flatMap(({ id, subject_id }) => [id, subject_id]),
    { found: first.length },
  );
  return { releases: await cardsOf(context, first), more: rows.length > mostEnding };
});

export const openRelease = useCase(openContract, async (context, { releaseId }) => {
  const { tx, clock, t, note } = context;
  const row = await release(tx, releaseId);
  await requireStanding(context, row.subject_id, 'read release', 'approve release');
  const about = await aboutOne(context, row);
  const names = await namesOf(
    tx,
    [row.drafted_by, row.witnessed_by].filter((id) => id !== null),
  );
  const problems = row.state === 'draft' ? problemsOf(draftOf(row), clock.now()) : [];
  note([releaseId, row.subject_id]);
  return {
    ...(await oneCard(context, row)),
    subjectIsMinor: row.subject_is_minor,
    signsAloneBy: about.signsAloneBy,
    signerName: about.signerName,
    reader: about.reader,
    interpreter: about.interpreter,
    servicesDoNotDepend: row.statement_read,
    signature: row.signature_type === null ? null : { type: row.signature_type },
    draftedBy: names.get(row.drafted_by ?? '') ?? null,
    witnessedBy: names.get(row.witnessed_by ?? '') ?? null,
    ending: await endingOf(context, row),
    missing: problems.map((problem) => ({ code: problemCodes[problem], says: t(`error.${problemCodes[problem]}`) })),
  };
});

export const openSignature = useCase(signatureContract, async (context, { releaseId }) => {
  const { tx, kernel, note } = context;
  const row = await release(tx, releaseId);
  await requireStanding(context, row.subject_id, 'read release', 'approve release');
  const { signature_type: type, signature_sealed: sealed } = row;
  if (type === null || sealed === null) return refuse('CONSENT_NOT_SIGNED');
  const bytes = await kernel.vault.open(tx, placeInRelease(row, 'signature_sealed'), sealed);
  note([releaseId, row.subject_id]);
  return type === 'image/svg+xml'
    ? { bytes: drawnPicture(new TextDecoder().decode(bytes)), type, name: 'signature.svg' }
    : { bytes, type, name: 'signature' };
});
