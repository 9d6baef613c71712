import type { Actor } from '../../../platform/actor/index.ts';
import { publicActor } from '../../../platform/actor/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { perform } from '../../../platform/kernel/index.ts';
import type { Chapter, SampleWorld } from '../../../platform/sample/index.ts';
import { addRecipient, draftRelease, revokeRelease, signRelease } from '../../consent/index.ts';
import { listCaseload } from '../cases/list-caseload.ts';
import { recordStatements } from '../record/record-statements.ts';
import { threadSurvivorId } from '../sample/people.ts';
import { answerReferral } from './answer-referral.ts';
import { answerCapacity, askCapacity } from './capacity/capacity.ts';
import { recordUnmetNeed } from './counts/referral-counts.ts';
import { draftReferral } from './draft-referral.ts';
import { moveReferral, recordWarmTransfer, tellReferral } from './move-referral.ts';
import { askForHelp, setSelfReferralDesk } from './self/self-referral.ts';
import { sendReferral } from './send-referral.ts';

type To = 'northway' | 'accord' | 'clinic';
type Step = readonly [to: string, outcome?: string];

/** How a referral of the story goes: to whom, for what, and step by step. `draft`: it is not sent; `revoked`: she takes it back. */
interface Told {
  readonly to: To;
  readonly need: string;
  readonly purpose: string;
  readonly steps: readonly Step[] | 'draft' | 'revoked';
}

const accepted: Step = ['accepted'];
const working: readonly Step[] = [accepted, ['in-progress']];
const legal = { to: 'northway', need: 'legal-advice', purpose: 'purpose.legal-advice' } as const;
const wages = { to: 'northway', need: 'wage-claim', purpose: 'purpose.wage-claim' } as const;
const immigration = { to: 'northway', need: 'immigration-help', purpose: 'purpose.immigration-help' } as const;
const peers = { to: 'accord', need: 'peer-support', purpose: 'purpose.peer-support' } as const;
const jobs = { to: 'accord', need: 'employment', purpose: 'purpose.employment' } as const;
const doctor = { to: 'clinic', need: 'medical', purpose: 'purpose.medical' } as const;

/** The first is the thread: Northway has accepted. */
const story: readonly Told[] = [
  { ...immigration, steps: [accepted] },
  { ...legal, steps: [...working, ['completed', 'served']] },
  { ...legal, steps: [['rejected', 'ineligible']] },
  { ...legal, steps: [] },
  { ...legal, steps: 'revoked' },
  { ...wages, steps: working },
  { ...wages, steps: [accepted] },
  { ...wages, steps: [...working, ['on-hold']] },
  { ...wages, steps: [accepted, ['failed', 'no-contact']] },
  { ...immigration, steps: [...working, ['completed', 'partly']] },
  { ...immigration, steps: [] },
  { ...immigration, steps: [['rejected', 'no-capacity']] },
  { ...peers, steps: [...working, ['completed', 'served']] },
  { ...peers, steps: [...working, ['completed', 'served']] },
  { ...peers, steps: [accepted] },
  { ...peers, steps: [] },
  { ...peers, steps: [['cancelled', 'declined-by-person']] },
  { ...jobs, steps: working },
  { ...jobs, steps: [...working, ['failed', 'declined-by-person']] },
  { ...jobs, steps: [] },
  { ...jobs, steps: 'draft' },
  { ...doctor, steps: [...working, ['completed', 'served']] },
  { ...doctor, steps: [accepted] },
  { ...doctor, steps: [] },
  { ...doctor, steps: 'draft' },
];

/** Referrals of Lantern House, questions for a bed, and people who asked by themselves. */
export const referralChapter: Chapter = {
  name: 'referral',
  load: async (world, say) => {
    const { kernel } = world;
    const worker = world.actor('lantern', 'caseworker');
    const { id: clinic } = await perform(kernel, worker, addRecipient, {
      name: 'Harbor Walk-in Clinic (sample)',
      contact: 'The front desk',
      phone: '+1 555 0150 900',
    });
    const { rows } = await perform(kernel, worker, listCaseload, { limit: 100 });
    const others = rows.map(({ survivorId }) => survivorId).filter((id) => id !== threadSurvivorId);
    for (const [i, told] of story.entries()) {
      const survivorId = i === 0 ? threadSurvivorId : others[i % others.length];
      if (survivorId) await refer(world, worker, clinic, survivorId, told);
    }
    await askForBeds(world, worker);
    await deskOfLantern(world);
    say(`Lantern House: ${story.length} referrals, one of them taken back`);
  },
};

const refer = async (world: SampleWorld, worker: Actor, clinic: Id, survivorId: Id, told: Told): Promise<void> => {
  const { kernel } = world;
  const { to, need, purpose, steps } = told;
  const recipient = to === 'clinic' ? { externalId: clinic } : { organisationId: world.organisation(to) };
  const fields = ['identity.given-name', 'contact.phone', 'language.preferred'];
  const spoken = { field: 'language.preferred', state: 'said', value: 'es', why: 'told-unasked' };
  if (survivorId !== threadSurvivorId)
    await perform(kernel, worker, recordStatements, { survivorId, statements: [spoken] });
  const drafted = { survivorId, need, priority: 'routine', recipient, fields };
  const { id: referralId } = await perform(kernel, worker, draftReferral, drafted);
  if (steps === 'draft') return;
  const { id: releaseId } = await perform(kernel, worker, draftRelease, {
    subjectId: survivorId,
    recipient,
    purpose,
    fields,
    expiresAt: new Date(kernel.clock.millis() + 60 * 86_400_000).toISOString(),
    signer: { as: 'self', name: 'Signed on paper (sample)', isAllegedAbuser: false },
    subjectIsMinor: false,
    language: 'es',
    servicesDoNotDepend: true,
  });
  await perform(kernel, worker, signRelease, { releaseId, drawn: 'M10 10 L40 20 L60 12' });
  await perform(kernel, worker, sendReferral, { referralId, releaseId });
  if (steps === 'revoked') {
    await perform(kernel, worker, revokeRelease, { releaseId, way: 'by phone', by: 'herself' });
    return;
  }
  for (const [state, outcome = null] of steps) {
    const move = { referralId, to: state, outcome };
    if (state === 'cancelled') await perform(kernel, worker, moveReferral, move);
    else if (to === 'clinic') await perform(kernel, worker, tellReferral, { ...move, toldBy: 'The front desk' });
    else await perform(kernel, receiver(world, to), answerReferral, move);
  }
  if (survivorId === threadSurvivorId) {
    const spoke = { ours: 'Caseworker, Lantern House', theirs: 'Attorney, Northway Legal Aid', fit: true };
    await perform(kernel, worker, recordWarmTransfer, { referralId, ...spoke });
  }
};

const receiver = (world: SampleWorld, to: 'northway' | 'accord'): Actor =>
  to === 'northway' ? world.actor('northway', 'attorney') : world.actor('accord', 'partner');

/** Accord asks for a bed without saying for whom. */
const askForBeds = async (world: SampleWorld, worker: Actor): Promise<void> => {
  const { kernel } = world;
  const asker = world.actor('accord', 'caseworker');
  const ask = async (asked: object): Promise<Id | undefined> => {
    const organisationIds = [world.organisation('lantern')];
    return (await perform(kernel, asker, askCapacity, { organisationIds, asked })).ids[0];
  };
  const tonight = await ask({ need: 'shelter', adults: 1, children: 1, language: 'es', nights: 3 });
  await ask({ need: 'shelter', adults: 1, children: 0, language: 'fr', accommodation: ['quiet'] });
  await perform(kernel, worker, answerCapacity, { questionId: tonight, answer: 'waitlist', wait: 'under-1-month' });
  await perform(kernel, worker, recordUnmetNeed, { need: 'shelter', language: 'fr' });
};

/** Two people asked to be called back. */
const deskOfLantern = async (world: SampleWorld): Promise<void> => {
  const { kernel } = world;
  const needs = ['shelter', 'transport', 'interpretation'];
  await perform(kernel, world.actor('lantern', 'supervisor'), setSelfReferralDesk, { open: true, needs });
  const organisationId = world.organisation('lantern');
  for (const asked of [
    { need: 'shelter', by: 'herself', way: 'text', reach: '+1 555 0180 411', hours: 'after six', language: 'es' },
    { need: 'transport', by: 'desk', way: 'call', reach: '+1 555 0180 502', language: 'en' },
  ])
    await perform(kernel, publicActor(), askForHelp, { organisationId, ...asked });
};
