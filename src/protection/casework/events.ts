import type { Id, Instant } from '../../platform/contract/index.ts';
import type { Context } from '../../platform/kernel/index.ts';
import { casework } from './queries.ts';
import type { RecordClass } from './shapes.ts';

export const eventKinds = [
  'met',
  'told',
  'case-opened',
  'case-closed',
  'assigned',
  'unassigned',
  'shielded',
  'contact',
  'note',
  'service',
  'safety-plan',
  'safe-contact',
  'task',
  'task-ended',
  'document',
  'household',
  'emergency',
  'emergency-reviewed',
  'hold-placed',
  'hold-lifted',
  'destroyed',
  'referral',
] as const;

export interface Happened {
  readonly survivorId: Id;
  readonly kind: (typeof eventKinds)[number];
  /** Who may not read this class does not see that it happened. */
  readonly dataClass: RecordClass;
  readonly recordId: Id;
  readonly caseId?: Id | null | undefined;
  readonly code?: string | null | undefined;
  readonly at?: Instant | undefined;
}

/** Puts on the timeline what happened: ids and codes, no words. */
export const happened = async (
  { tx, orgId, actor, clock, newId }: Pick<Context, 'tx' | 'orgId' | 'actor' | 'clock' | 'newId'>,
  ...events: readonly Happened[]
): Promise<void> => {
  if (events.length === 0) return;
  await casework(tx)
    .insertInto('casework.event')
    .values(
      events.map(({ survivorId, kind, dataClass, recordId, caseId, code, at }) => ({
        org_id: orgId,
        survivor_id: survivorId,
        at: at ?? clock.now(),
        id: newId(),
        kind,
        data_class: dataClass,
        record_id: recordId,
        case_id: caseId ?? null,
        code: code ?? null,
        by_person: actor.userId,
      })),
    )
    .execute();
};
