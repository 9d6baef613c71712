import { addDays } from '../../engines/calendar/index.ts';
import { perform } from '../../platform/kernel/index.ts';
import type { Chapter } from '../../platform/sample/index.ts';
import type { PartyKind } from './agreements/contract.ts';
import { draftAgreement, makeNode, seeNode, signAgreement } from './agreements/use-cases.ts';
import { madeUpPartners, playRound, signForPartners } from './made-up/partners.ts';
import { startRound } from './rounds/start-round.ts';
import { openRound } from './rounds/use-cases.ts';

/** Of 150 people who exist in this made-up place, each office knows about this share. */
const people = 150;
const offices: Readonly<Record<string, { name: string; kind: PartyKind; sees: number }>> = {
  'river-police': { name: 'River Police (made up)', kind: 'law-enforcement', sees: 0.55 },
  'labor-desk': { name: 'Labor Desk (made up)', kind: 'government', sees: 0.45 },
  'health-board': { name: 'Health Board (made up)', kind: 'government', sees: 0.4 },
};

/** The coordination office counts over three lists it never sees: one agreement that all have signed, one round that is finished. */
export const matchingChapter: Chapter = {
  name: 'matching',
  load: async ({ kernel, actor }) => {
    const officer = actor('plan-office', 'plan-officer');
    const second = actor('plan-office', 'plan-officer', 'second');
    const id = 'coordination-office';
    const { node } = await perform(kernel, officer, seeNode, {});
    const { publicKey, partyId } = node ?? (await perform(kernel, officer, makeNode, { partyId: id }));
    const partners = madeUpPartners(people, Object.fromEntries(Object.entries(offices).map(([k, v]) => [k, v.sees])));
    const { terms } = await perform(kernel, officer, draftAgreement, {
      title: 'Made-up: how many people do three offices know?',
      purpose: 'purpose.match-lists',
      basis: 'statistics',
      legalSource: 'A made-up order. Nothing here is law.',
      output: 'capture-table',
      keys: ['K1'],
      parties: [
        ...partners.map(({ id: party, keys }) => {
          const { name = party, kind = 'other' as const } = offices[party] ?? {};
          return { id: party, name, kind, publicKey: keys.publicKey, bringsList: true };
        }),
        { id: partyId, name: 'National Coordination Office', kind: 'government', publicKey, bringsList: false },
      ],
      most: 500,
      roundsPerYear: 4,
      keepDays: 365,
      from: kernel.clock.today(),
      until: addDays(kernel.clock.today(), 365),
    });
    const agreementId = terms.id;
    await perform(kernel, second, signAgreement, { agreementId });
    await signForPartners(kernel, officer, terms, partners);
    const { id: roundId } = await perform(kernel, officer, openRound, { agreementId });
    const begun = await perform(kernel, second, startRound, { roundId });
    await playRound(kernel, officer, begun, terms, partners);
  },
};
