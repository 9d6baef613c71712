/** What the law says, handed in: the engine holds no rate, no period and no citation of its own. */

export const COVERAGES = ['1938_act', '1961_amendments', '1966_nonfarm', '1966_farm'] as const;
export type Coverage = (typeof COVERAGES)[number];

/** What a line of the result rests on. */
export const STEPS = [
  'workweek',
  'minimum',
  'straight',
  'bonus',
  'regular-rate',
  'premium',
  'due',
  'paid',
  'deduction',
  'unpaid',
  'back-wages',
  'liquidated',
  'wage-value',
  'loss',
  'services',
  'value',
  'greater',
  'restitution',
  'recovered',
  'several',
  'interest',
  'rounding',
] as const;
export type Step = (typeof STEPS)[number];

export const CLOCKS = ['wages', 'wages-willful', 'civil', 'losses-final', 'losses-found', 'collect'] as const;
export type ClockName = (typeof CLOCKS)[number];

interface Dated {
  /** The pack entry. */
  readonly id: string;
  readonly cite: string;
  readonly from: string;
  readonly to: string | null;
}

export interface MinimumWage extends Dated {
  /** 'US', 'US-CA' */
  readonly jurisdiction: string;
  readonly coverage: Coverage | 'all';
  /** Dollars an hour, such as '7.25'. */
  readonly rate: string;
}

export interface Overtime extends Dated {
  /** Hours of the week after which the premium is due. */
  readonly after: number;
}

export interface Exemption extends Dated {
  /** The name by which a spell of work calls it: 'live-in-domestic'. */
  readonly name: string;
  readonly lifts: readonly ('overtime' | 'minimum')[];
}

/** Whether the courts of a circuit count liquidated damages into the value of the work under the wage law. */
export interface CircuitView extends Dated {
  readonly circuit: string;
  readonly liquidated: boolean;
}

export interface TimeLimit extends Dated {
  readonly clock: ClockName;
  readonly years: number;
  readonly days: number;
  /** Years after birth, where the person was a minor. */
  readonly yearsFromBirth: number | null;
  /** Nobody has read how the days are counted. */
  readonly unsure: boolean;
}

export interface WageLaw {
  readonly minimum: readonly MinimumWage[];
  readonly overtime: readonly Overtime[];
  readonly exemptions: readonly Exemption[];
  readonly circuits: readonly CircuitView[];
  readonly limits: readonly TimeLimit[];
  readonly cites: Readonly<Record<Step, string>>;
}

export const heldOn = ({ from, to }: Dated, date: string): boolean => from <= date && (to === null || date <= to);
