import { addDays } from '../../engines/calendar/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import type { CivilDate, Id } from '../../platform/contract/index.ts';
import { type Kernel, perform } from '../../platform/kernel/index.ts';
import type { Chapter } from '../../platform/sample/index.ts';
import { beginRecord, threadSurvivorId } from '../casework/index.ts';
import { keepDecision } from './case/kept-decisions.ts';
import { stateFacts } from './case/state-facts.ts';
import { noteRequest, noteRight } from './encounter/note-request.ts';
import { setEvidence } from './evidence/set-evidence.ts';
import { reviewRule } from './review/reviews.ts';
import { watchCase } from './review/watches.ts';

/** The woman of the thread, as Northway keeps her: a record of its own, under no name. */
const atNorthway = '0190a6f0-5a3e-7000-8000-0000000000b1';

type Stated = readonly [fact: string, value: boolean | string | null, source?: string];

/** What is known of the woman of the thread; null: there is no such day. */
const known = (today: CivilDate): readonly Stated[] => [
  ['labor-act', true],
  ['force-fraud-coercion', true],
  ['labor-purpose', 'debt-bondage'],
  ['under-18-at-act', false],
  ['trafficked', true, 'attorney'],
  ['chapter-77-violation', true, 'attorney'],
  ['present-because-of-trafficking', true],
  ['has-evidence', true],
  ['complied-with-requests', true],
  ['immigration-status', 'other-noncitizen', 'document'],
  ['flsa-exempt', false, 'attorney'],
  ['last-unpaid-payday', addDays(today, -640), 'document'],
  ['wage-claim-filed-on', null],
  ['i918-filed-on', null],
  ['claim-accrued-on', addDays(today, -640), 'attorney'],
  ['civil-action-filed-on', null],
];

const state = (kernel: Kernel, actor: Actor, survivorId: Id, facts: readonly Stated[]) =>
  perform(kernel, actor, stateFacts, {
    survivorId,
    facts: facts.map(([fact, value, source = 'survivor']) => ({
      fact,
      source,
      ...(value === null ? { state: 'none' } : { value }),
    })),
  });

/** Lantern and Northway: which doors are open to the woman of the thread, and which closes first. */
export const reliefChapter: Chapter = {
  name: 'relief',
  load: async (world, say) => {
    const { kernel } = world;
    const today = kernel.clock.today();
    const worker = world.actor('lantern', 'caseworker');
    const attorney = world.actor('northway', 'attorney');
    await state(kernel, worker, threadSurvivorId, known(today));
    await signedAndAsked(kernel, worker, threadSurvivorId, today);

    await beginRecord(kernel, attorney, { survivorId: atNorthway, reason: 'provider', openedOn: addDays(today, -50) });
    await state(kernel, attorney, atNorthway, [...known(today), ['birth-date', '1996-05-14'], ['underpaid', true]]);
    await signedAndAsked(kernel, attorney, atNorthway, today);
    await perform(kernel, attorney, noteRight, {
      survivorId: atNorthway,
      right: 'notice',
      event: 'asked',
      on: addDays(today, -12),
      words: 'Letter to the victim-witness coordinator (made up).',
    });
    await reviews(kernel, attorney, today);
    say(
      'Northway and Lantern: what may be open to the woman of the thread, what was asked of agencies, what of the law was read',
    );
  },
};

/** The certification was signed long ago: the door for it closes soon. */
const signedAndAsked = async (kernel: Kernel, actor: Actor, survivorId: Id, today: CivilDate): Promise<void> => {
  await perform(kernel, actor, noteRequest, {
    survivorId,
    kind: 'u-supplement-b',
    state: 'signed',
    askedOn: addDays(today, -190),
    answeredOn: addDays(today, -150),
    words: 'Cedar County task force (made up)',
  });
  await perform(kernel, actor, noteRequest, {
    survivorId,
    kind: 'continued-presence',
    state: 'asked',
    askedOn: addDays(today, -35),
  });
  for (const [rule, paper, stands] of [
    ['us.u.suppb-6m', 'supplement-b', 'there'],
    ['us.flsa', 'hours', 'there'],
    ['us.flsa', 'pay', 'asked-for'],
  ])
    await perform(kernel, actor, setEvidence, { survivorId, rule, paper, state: stands });
  await perform(kernel, actor, keepDecision, { survivorId });
};

/** What the attorney read of the law. All of it is made up: no attorney has checked our packs. */
const reviews = async (kernel: Kernel, attorney: Actor, today: CivilDate): Promise<void> => {
  await perform(kernel, attorney, reviewRule, {
    rule: 'us.u.suppb-6m',
    version: '2007',
    verdict: 'needs-change',
    words: 'Say which day counts where the form was signed twice. (Made up.)',
  });
  await perform(kernel, attorney, watchCase, {
    rule: 'us.sij.deferred-action',
    matter: 'A.C.R. v. Noem, E.D.N.Y. 25-cv-3962',
    lookAgainOn: addDays(today, -3),
  });
};
