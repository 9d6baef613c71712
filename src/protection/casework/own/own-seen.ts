import { namesOf } from '../../../platform/accounts/index.ts';
import { auditEntries } from '../../../platform/audit/index.ts';
import { useCase } from '../../../platform/kernel/index.ts';
import { ownSeen as contract } from './contract.ts';
import { ownSurvivor } from './who.ts';

const most = 2000;
const yearMs = 365 * 86_400_000;

/** Who worked in her record, out of the trail that nobody can change: by day and person, without what they did there. */
export const ownSeen = useCase(contract, async (context) => {
  const { tx, orgId, actor, clock, note } = context;
  const survivor = await ownSurvivor(context);
  note(survivor.id);
  const from = new Date(clock.millis() - yearMs).toISOString();
  const filter = { recordId: survivor.id, outcome: 'done', from };
  const entries = await auditEntries(tx, orgId, filter, most + 1, 0);
  const days = new Map<string, { day: string; personId: string; times: number; emergency: boolean }>();
  for (const entry of entries.slice(0, most)) {
    if (entry.actor_kind !== 'user' || entry.actor_id === null || entry.actor_id === actor.userId) continue;
    const day = new Date(entry.at_us / 1000).toISOString().slice(0, 10);
    const key = `${day} ${entry.actor_id}`;
    const seen = days.get(key) ?? { day, personId: entry.actor_id, times: 0, emergency: false };
    const emergency = seen.emergency || entry.act === 'casework.break-glass';
    days.set(key, { ...seen, times: seen.times + 1, emergency });
  }
  const names = await namesOf(
    tx,
    [...days.values()].map(({ personId }) => personId),
  );
  return {
    days: [...days.values()].map(({ personId, ...seen }) => ({ ...seen, who: names.get(personId) ?? '' })),
    more: entries.length > most,
  };
});
