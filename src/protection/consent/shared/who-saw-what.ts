import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { aboutDemands } from '../demands/demand-row.ts';
import { reportDutyKind } from '../pack-kinds.ts';
import { consent, packetsOf, readsOf } from '../queries.ts';
import { otherOrganisations } from '../recipients/recipient.ts';
import { purposeTitle } from '../releases/purpose.ts';
import { cardsOf, fieldTitles } from '../releases/views.ts';

type Asking = Pick<Context, 'tx' | 'kernel' | 'orgId' | 'clock'>;

const releasesOf = (tx: Context['tx'], subjectId: Id) =>
  consent(tx)
    .selectFrom('consent.release')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('drafted_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

const reportsOf = async ({ tx, kernel: { packs } }: Asking, subjectId: Id) => {
  const duties = new Map(packs.entries(reportDutyKind).map((duty) => [duty.id, duty.title]));
  const rows = await consent(tx)
    .selectFrom('consent.report')
    .select(['id', 'duty_id', 'reported_at', 'fields'])
    .where('subject_id', '=', subjectId)
    .orderBy('reported_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    duty: duties.get(row.duty_id) ?? { en: row.duty_id, es: row.duty_id },
    reportedAt: row.reported_at,
    fields: fieldTitles(packs, row.fields),
  }));
};

/** Who compelled what, by the demand's id. */
const demandersOf = async (asking: Asking, subjectId: Id): Promise<[Id, string][]> => {
  const rows = await consent(asking.tx)
    .selectFrom('consent.disclosure')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .where('state', '=', 'disclosed')
    .execute();
  const about = await aboutDemands(asking, rows);
  return rows.map((row, i) => [row.id, about[i]?.demandedBy ?? '']);
};

/** Everything that left one record. The caller has asked whether the actor may see it: a colleague, or the survivor herself. */
export const sharedOf = async (asking: Asking, subjectId: Id) => {
  const { tx, kernel, clock } = asking;
  const releases = await cardsOf(asking, await releasesOf(tx, subjectId));
  const packets = await packetsOf(tx, subjectId);
  const reads = await readsOf(
    tx,
    packets.map(({ id }) => id),
  );
  const organisations = new Map((await otherOrganisations(asking)).map(({ id, name }) => [id, name]));
  const namedTo = new Map(releases.map(({ id, recipient }) => [id, recipient.name]));
  for (const [id, demandedBy] of await demandersOf(asking, subjectId)) namedTo.set(id, demandedBy);
  const now = clock.millis();
  const stateOf = (packet: (typeof packets)[number]) => {
    if (packet.recalled_at !== null) return 'recalled' as const;
    return now < Date.parse(packet.access_until) ? ('open' as const) : ('ended' as const);
  };
  return {
    releases,
    packets: packets.map((packet) => ({
      id: packet.id,
      code: packet.code,
      ground: packet.ground,
      groundId: packet.ground_id,
      to: namedTo.get(packet.ground_id) ?? organisations.get(packet.recipient_id) ?? '',
      purpose: purposeTitle(kernel.packs, packet.purpose),
      fields: fieldTitles(kernel.packs, packet.fields),
      kept: fieldTitles(kernel.packs, Object.keys(packet.refused)).flatMap((field) => {
        const reason = packet.refused[field.id];
        return reason ? [{ ...field, reason }] : [];
      }),
      byLink: packet.ground === 'release' && packet.recipient_kind === 'external',
      sha256: packet.sha256,
      sentAt: packet.sent_at,
      accessUntil: packet.access_until,
      state: stateOf(packet),
      recalledAt: packet.recalled_at,
      reads: reads
        .filter((read) => read.packet_id === packet.id)
        .map(({ at, way, outcome }) => ({ at, way, opened: outcome === 'read' })),
    })),
    reports: await reportsOf(asking, subjectId),
  };
};
