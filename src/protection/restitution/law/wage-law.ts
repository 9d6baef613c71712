import { STEPS, type Step, type WageLaw } from '../../../engines/wages/index.ts';
import { type EntryBase, PackError, type Packs } from '../../../platform/packs/index.ts';
import { minimumWageKind, wageRuleKind } from './pack-kinds.ts';

/** The law of an installation as the engine takes it, and the packs it came from, to the letter. */
export interface RestitutionLaw {
  readonly law: WageLaw;
  readonly packs: readonly { readonly id: string; readonly version: string; readonly hash: string }[];
  /** Whether a competent person has checked every entry. */
  readonly reviewed: boolean;
}

const made = new WeakMap<Packs, RestitutionLaw>();

/**
 * Puts the packs of wages together, once for each set of packs. Only what is in force counts.
 * @throws PackError where a step has no law behind it
 */
export function restitutionLaw(packs: Packs): RestitutionLaw {
  const known = made.get(packs) ?? assemble(packs);
  made.set(packs, known);
  return known;
}

function assemble(packs: Packs): RestitutionLaw {
  const inForce = <T extends EntryBase>(all: readonly T[]) => all.filter(({ status }) => status === 'in force');
  const rates = inForce(packs.entries(minimumWageKind));
  const rules = inForce(packs.entries(wageRuleKind));
  const dated = (entry: EntryBase) => ({
    id: entry.id,
    cite: packs.cite(entry).cite,
    from: entry.effective.from,
    to: entry.effective.to ?? null,
  });
  const steps = new Map(rules.flatMap((rule) => (rule.is === 'step' ? [[rule.step, rule.source.cite] as const] : [])));
  const cites = Object.fromEntries(STEPS.map((step) => [step, steps.get(step) ?? lacking(step)]));
  return {
    law: {
      cites: cites as Record<Step, string>,
      minimum: rates.map((row) => ({
        ...dated(row),
        jurisdiction: row.jurisdiction,
        coverage: row.coverage,
        rate: row.rate,
      })),
      overtime: rules.flatMap((rule) => (rule.is === 'overtime' ? [{ ...dated(rule), after: rule.after }] : [])),
      exemptions: rules.flatMap((rule) =>
        rule.is === 'exemption' ? [{ ...dated(rule), name: rule.name, lifts: rule.lifts }] : [],
      ),
      circuits: rules.flatMap((rule) =>
        rule.is === 'circuit' ? [{ ...dated(rule), circuit: rule.circuit, liquidated: rule.liquidated }] : [],
      ),
      limits: rules.flatMap((rule) =>
        rule.is === 'limit'
          ? [
              {
                ...dated(rule),
                clock: rule.clock,
                years: rule.years,
                days: rule.days,
                yearsFromBirth: rule.yearsFromBirth ?? null,
                unsure: rule.unsure === true,
              },
            ]
          : [],
      ),
    },
    packs: packs
      .list()
      .filter(({ kind }) => kind === minimumWageKind.name || kind === wageRuleKind.name)
      .map(({ id, version, hash }) => ({ id, version, hash })),
    reviewed: [...rates, ...rules].every(({ reviewed }) => reviewed !== null),
  };
}

const lacking = (step: Step): never => {
  throw new PackError([
    {
      code: 'PACK_ENTRY_INVALID',
      file: '',
      entry: step,
      fix: `no entry of a wage-rule pack in force is the law of the step "${step}"`,
    },
  ]);
};
