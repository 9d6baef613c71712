import { addDays } from '../../engines/calendar/index.ts';
import type { Actor } from '../../platform/actor/index.ts';
import type { CivilDate, Id } from '../../platform/contract/index.ts';
import { perform } from '../../platform/kernel/index.ts';
import type { Chapter, SampleWorld } from '../../platform/sample/index.ts';
import { closeCase } from './cases/close-case.ts';
import { openCase } from './cases/open-case.ts';
import { openRecord } from './cases/open-record.ts';
import { breakGlass } from './guard/break-glass.ts';
import { giveOwnAccount } from './own/ways-in.ts';
import { setFormField } from './record/form.ts';
import { meetSurvivor } from './record/meet-survivor.ts';
import { recordStatements } from './record/record-statements.ts';
import { setShield } from './record/set-shield.ts';
import { type Invented, inventedPeople, threadSurvivor, threadSurvivorId } from './sample/people.ts';
import { setContactRules } from './work/contact-rules.ts';
import { recordContact } from './work/contacts.ts';
import { addHouseholdMember } from './work/household.ts';
import { addInterpreter } from './work/interpreters.ts';
import { writeNote } from './work/notes.ts';
import { saveSafetyPlan } from './work/safety-plan.ts';
import { giveService } from './work/services.ts';
import { addTask } from './work/tasks.ts';

export { referralChapter } from './referral/sample.ts';

/** Lantern House: forty people and what was done with them, all of it made up. */
export const caseworkChapter: Chapter = {
  name: 'casework',
  load: async (world, say) => {
    const { kernel } = world;
    const worker = world.actor('lantern', 'caseworker');
    const supervisor = world.actor('lantern', 'supervisor');
    const today = kernel.clock.today();
    await prepareHouse(world, supervisor);
    await meetThread(world, worker, today);
    const { userId: personId } = world.actor('lantern', 'survivor');
    await perform(kernel, worker, giveOwnAccount, { survivorId: threadSurvivorId, personId });
    for (const one of inventedPeople(world.random, 39)) {
      await meet(world, one.withSupervisor ? supervisor : worker, one, today);
    }
    await emergency(world, supervisor, worker);
    say('Lantern House: 40 people, 40 cases');
  },
};

/** What the form asks beyond the least, and who interprets. */
const prepareHouse = async ({ kernel }: SampleWorld, supervisor: Actor): Promise<void> => {
  const needed = [
    ['identity.birth-date', 'immigration-help'],
    ['immigration.status', 'otip'],
    ['legal.employer', 'wage-claim'],
    ['financial.wages-owed', 'wage-claim'],
    ['household.child-ages', 'shelter'],
  ];
  for (const [field, need] of needed) await perform(kernel, supervisor, setFormField, { field, asked: true, need });
  for (const [name, languages] of [
    ['Odile Varrantine (sample)', ['fr', 'es']],
    ['Perpetua Osk (sample)', ['es']],
  ])
    await perform(kernel, supervisor, addInterpreter, { name, languages });
};

const say = (field: string, value: unknown) => ({ field, state: 'said', value, why: 'told-unasked' });

/** The woman of the thread: she called the number on a poster, and told it once. */
const meetThread = async ({ kernel }: SampleWorld, worker: Actor, today: CivilDate): Promise<void> => {
  const survivorId = threadSurvivorId;
  const { given, family, phone } = threadSurvivor;
  await perform(kernel, worker, meetSurvivor, { id: survivorId });
  const opened = addDays(today, -62);
  await perform(kernel, worker, openCase, { survivorId, reason: 'hotline', funder: 'otip', openedOn: opened });
  await perform(kernel, worker, recordStatements, {
    survivorId,
    statements: [
      say('identity.given-name', given),
      say('identity.family-name', family),
      say('identity.birth-date', '1996-05-14'),
      say('identity.age-band', '25-39'),
      say('identity.under-18', false),
      say('contact.phone', phone),
      say('contact.safe-channels', ['text']),
      say('language.preferred', 'es'),
      say('language.interpreter', true),
      say('location.area', 'Port Ellery'),
      say('service.needs', ['shelter', 'immigration-help', 'wage-claim']),
      say('service.intake-date', opened),
      say('immigration.help-wanted', true),
      say('legal.employer', 'Greyfield Packing, through Altavia Staffing (made up)'),
      say('financial.wages-owed', true),
      say('safety.immediate-danger', false),
      { field: 'identity.pronouns', state: 'skipped' },
      { field: 'health.urgent-care', state: 'declined' },
    ],
  });
  await perform(kernel, worker, setContactRules, {
    survivorId,
    rules: {
      timeZone: 'America/New_York',
      channels: [
        {
          channel: 'text',
          allowed: true,
          hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '18:00', to: '21:00' }],
        },
        { channel: 'in-person', allowed: true },
      ],
      codeWord: 'blue umbrella',
      neverMention: ['Lantern House', 'the plant'],
      language: 'es',
      interpreter: { needed: true },
    },
  });
  const plan = {
    warningSigns: ['The white van on her street'],
    safePlaces: ['The library on Third'],
    people: ['A friend from church'],
    steps: ['Text the code word', 'Walk to the library'],
    take: ['Papers in the blue folder'],
  };
  await perform(kernel, worker, saveSafetyPlan, { survivorId, plan, reviewOn: addDays(today, 20) });
  await perform(kernel, worker, writeNote, {
    survivorId,
    text: 'Met at the bus station at night with an interpreter on the phone. She asked for a bed and for her passport. (Made up.)',
    at: `${opened}T22:40:00.000Z`,
  });
  await work({ kernel }, worker, survivorId, today, ['shelter', 'interpretation', 'legal-advice', 'wage-claim']);
  await perform(kernel, worker, addHouseholdMember, {
    survivorId,
    relation: 'child',
    dependant: true,
    about: { birthYear: 2019, words: 'With the grandmother in San Amaro (made up).' },
  });
  const tasks = [
    {
      title: 'appointment',
      dueOn: addDays(today, 3),
      details: 'Northway Legal Aid, first talk on the T visa (made up)',
    },
    { title: 'paperwork', dueOn: addDays(today, -2), details: 'Wage weeks to Northway (made up)' },
  ];
  for (const task of tasks) await perform(kernel, worker, addTask, { survivorId, ...task });
};

const work = async (
  { kernel }: Pick<SampleWorld, 'kernel'>,
  actor: Actor,
  survivorId: Id,
  today: CivilDate,
  services: readonly string[],
): Promise<void> => {
  for (const [i, kind] of services.entries())
    await perform(kernel, actor, giveService, { survivorId, kind, givenOn: addDays(today, -40 + i * 9), minutes: 60 });
  await perform(kernel, actor, recordContact, {
    survivorId,
    channel: 'in-person',
    direction: 'out',
    outcome: 'met',
    at: `${addDays(today, -4)}T15:00:00.000Z`,
    minutes: 45,
  });
};

const meet = async (world: SampleWorld, actor: Actor, one: Invented, today: CivilDate): Promise<void> => {
  const { kernel } = world;
  const { id: survivorId } = await perform(kernel, actor, meetSurvivor, {});
  const openedOn = addDays(today, -one.openedDaysAgo);
  const { id: caseId } = await perform(kernel, actor, openCase, { survivorId, reason: one.reason, openedOn });
  await perform(kernel, actor, recordStatements, {
    survivorId,
    statements: [
      ...(one.given ? [say('identity.given-name', one.given)] : [{ field: 'identity.given-name', state: 'declined' }]),
      ...(one.family ? [say('identity.family-name', one.family)] : []),
      ...(one.phone ? [say('contact.phone', one.phone)] : []),
    ],
  });
  await work(world, actor, survivorId, today, one.services);
  if (one.task)
    await perform(kernel, actor, addTask, { survivorId, title: one.task, dueOn: addDays(today, one.dueIn) });
  if (one.closed) await perform(kernel, actor, closeCase, { survivorId, caseId, reason: one.closed });
  if (one.shield !== 'open') await perform(kernel, actor, setShield, { survivorId, shield: one.shield });
};

/** The caseworker opens a record of the supervisor's for an hour; the review waits. */
const emergency = async ({ kernel }: SampleWorld, supervisor: Actor, worker: Actor): Promise<void> => {
  const { id: survivorId } = await perform(kernel, supervisor, meetSurvivor, {});
  await perform(kernel, supervisor, openCase, { survivorId, reason: 'law-enforcement' });
  const { code } = await perform(kernel, supervisor, openRecord, { survivorId });
  const reason = 'She stands at the door and her worker is away. (Made up.)';
  await perform(kernel, worker, breakGlass, { who: code, reason });
};
