import { decide } from '../../../engines/consent/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { fieldRules } from '../catalogue/record-fields.ts';
import { requireStanding } from '../circle/standing.ts';
import { release } from '../queries.ts';
import { senderOf } from '../rights.ts';
import { decideRelease as contract } from './contract.ts';
import { releaseOf } from './release-row.ts';

/** What could be sent now. The gate asks the same question again when it is. */
export const decideRelease = useCase(contract, async (context, { releaseId, fields, until }) => {
  const { tx, kernel, clock, note } = context;
  const row = await release(tx, releaseId);
  const standing = await requireStanding(context, row.subject_id, 'share packet');
  const decision = decide({
    release: releaseOf(row),
    request: {
      subject: row.subject_id,
      to: row.recipient_id,
      purpose: row.purpose,
      fields,
      ...(until ? { until } : {}),
    },
    sender: senderOf(context, standing),
    catalogue: fieldRules(kernel.packs, clock.today()),
    now: clock.now(),
  });
  note([releaseId, row.subject_id], { allowed: decision.allowed.length, refused: decision.refused.length });
  return decision;
});
