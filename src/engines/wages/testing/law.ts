import federal from '../../../../packs/us-minimum-wage/federal.json' with { type: 'json' };
import rules from '../../../../packs/us-minimum-wage-rules/rules.json' with { type: 'json' };
import type { ClockName, Coverage, Exemption, Step, WageLaw } from '../law.ts';

const dated = (entry: { id: string; source: { cite: string }; effective: { from: string; to?: string } }) => ({
  id: entry.id,
  cite: entry.source.cite,
  from: entry.effective.from,
  to: entry.effective.to ?? null,
});

const ofKind = (is: string) => rules.filter((rule) => rule.is === is);

/** The law of the shipped packs, put together as the room of restitution does it. */
export const shippedLaw: WageLaw = {
  minimum: federal.map((row) => ({
    ...dated(row),
    jurisdiction: row.jurisdiction,
    coverage: row.coverage as Coverage | 'all',
    rate: row.rate,
  })),
  overtime: ofKind('overtime').map((rule) => ({ ...dated(rule), after: rule.after ?? 0 })),
  exemptions: ofKind('exemption').map((rule) => ({
    ...dated(rule),
    name: rule.name ?? '',
    lifts: (rule.lifts ?? []) as Exemption['lifts'],
  })),
  circuits: ofKind('circuit').map((rule) => ({
    ...dated(rule),
    circuit: rule.circuit ?? '',
    liquidated: rule.liquidated === true,
  })),
  limits: ofKind('limit').map((rule) => ({
    ...dated(rule),
    clock: rule.clock as ClockName,
    years: rule.years ?? 0,
    days: rule.days ?? 0,
    yearsFromBirth: rule.yearsFromBirth ?? null,
    unsure: rule.unsure === true,
  })),
  cites: Object.fromEntries(ofKind('step').map((rule) => [rule.step, rule.source.cite])) as Record<Step, string>,
};
