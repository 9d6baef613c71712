import { describe, expect, it } from 'vitest';
import { type StratmlDocument, StratmlError, writeStratml } from './index.ts';

const plan: StratmlDocument = {
  type: 'Strategic_Plan',
  name: 'P',
  core: {
    organizations: [],
    values: [],
    goals: [{ name: 'G', description: 'D', identifier: '_g', stakeholders: [], objectives: [] }],
  },
};
const withGoal = (goal: Partial<StratmlDocument['core']['goals'][number]>): StratmlDocument => ({
  ...plan,
  core: { ...plan.core, goals: plan.core.goals.map((each) => ({ ...each, ...goal })) },
});

describe('writing StratML', () => {
  it('writes what it was given and no more', () => {
    expect(writeStratml(plan)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<PerformancePlanOrReport xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport" Type="Strategic_Plan">
  <Name>P</Name>
  <StrategicPlanCore>
    <Goal>
      <Name>G</Name>
      <Description>D</Description>
      <Identifier>_g</Identifier>
    </Goal>
  </StrategicPlanCore>
</PerformancePlanOrReport>
`);
  });

  it.each<[string, StratmlDocument, string]>([
    ['no goal', { ...plan, core: { ...plan.core, goals: [] } }, 'STRATML_MISSING_ELEMENT'],
    ['a bad identifier', withGoal({ identifier: '1.1' }), 'STRATML_BAD_IDENTIFIER'],
    ['an identifier twice', { ...plan, submitter: { identifier: '_g' } }, 'STRATML_DUPLICATE_ID'],
    ['a bad date', { ...plan, administrativeInformation: { startDate: '2024-1-1' } }, 'STRATML_BAD_DATE'],
    ['a bad address', { ...plan, administrativeInformation: { source: '1:2' } }, 'STRATML_BAD_SOURCE'],
    ['a character XML cannot carry', withGoal({ name: 'a\u0007' }), 'STRATML_BAD_CHARACTER'],
    ['half a character', withGoal({ name: '\ud83d' }), 'STRATML_BAD_CHARACTER'],
    [
      'three roles of one stakeholder',
      withGoal({
        stakeholders: [{ name: 'S', roles: [{ name: 'R', roleTypes: ['Performer', 'Beneficiary', 'Performer'] }] }],
      }),
      'STRATML_TOO_MANY',
    ],
  ])('refuses %s', (_, document, code) => {
    expect(() => writeStratml(document)).toThrow(StratmlError);
    expect(() => writeStratml(document)).toThrow(expect.objectContaining({ code }));
  });

  it('names the element that is wrong', () => {
    expect(() => writeStratml(withGoal({ name: 'a\u0007' }))).toThrow(
      expect.objectContaining({ line: null, element: 'PerformancePlanOrReport/StrategicPlanCore[1]/Goal[1]/Name[1]' }),
    );
  });
});
