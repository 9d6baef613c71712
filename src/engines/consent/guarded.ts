import type { Decision, RefusalReason, Sender } from './decide.ts';
import type { FieldRule, RecordClass } from './field.ts';

/**
 * The two ways out without consent, each with its own conditions. Neither replaces a release, and a release opens neither.
 */

/** A demand by law. */
export interface Demand {
  readonly kind: 'statute' | 'court order' | 'subpoena';
  /** The statute, order or subpoena itself is on file. */
  readonly document: boolean;
  /** Counsel has read it; null where nobody has. */
  readonly counsel: { readonly supports: boolean } | null;
  /** Reasonable attempts to tell the people it is about. */
  readonly noticeAttempts: number;
  /** What is done to protect privacy and safety: a sealed filing, a protective order asked for. */
  readonly protectiveSteps: number;
  /** The fewest fields that satisfy it. */
  readonly fields: readonly string[];
}

export const demandGaps = [
  'subpoena-alone',
  'document-missing',
  'counsel-missing',
  'counsel-against',
  'notice-missing',
  'protection-missing',
  'minimum-missing',
] as const;
export type DemandGap = (typeof demandGaps)[number];

/** What must still be done before anything may leave: 28 CFR 94.115(b); 34 U.S.C. 12291(b)(2)(C). A subpoena alone is never enough. */
export const gapsOf = (demand: Demand): DemandGap[] => {
  const open: Record<DemandGap, boolean> = {
    'subpoena-alone': demand.kind === 'subpoena',
    'document-missing': !demand.document,
    'counsel-missing': demand.counsel === null,
    'counsel-against': demand.counsel?.supports === false,
    'notice-missing': demand.noticeAttempts === 0,
    'protection-missing': demand.protectiveSteps === 0,
    'minimum-missing': demand.fields.length === 0,
  };
  return demandGaps.filter((gap) => open[gap]);
};

export interface CompelledQuestion {
  readonly demand: Demand;
  readonly requested: readonly string[];
  readonly sender: Pick<Sender, 'mayShare' | 'onCaseload'>;
  readonly catalogue: ReadonlyMap<string, FieldRule>;
  /** Classes that need an order of their own kind: substance-use records under 42 CFR Part 2, subpart E. */
  readonly orderedClasses: readonly RecordClass[];
}

/** What leaves under a demand: requested ∩ minimum ∩ the sender's rights, and nothing while a gap is open. */
export const decideCompelled = (question: CompelledQuestion): Pick<Decision, 'allowed' | 'refused'> => {
  const { demand, requested, sender } = question;
  const whole: RefusalReason | null =
    gapsOf(demand).length > 0 ? 'demand-not-ready' : sender.onCaseload ? null : 'sender-not-on-caseload';
  const verdicts = [...new Set(requested)].map((field) => ({
    field,
    reason: whole ?? refusalUnderDemand(question, field),
  }));
  return {
    allowed: verdicts.filter(({ reason }) => reason === null).map(({ field }) => field),
    refused: verdicts.flatMap(({ field, reason }) => (reason === null ? [] : [{ field, reason }])),
  };
};

const refusalUnderDemand = (question: CompelledQuestion, field: string): RefusalReason | null => {
  const { demand, sender, catalogue, orderedClasses } = question;
  const rule = catalogue.get(field);
  if (!rule) return 'unknown-field';
  if (rule.dataClass === 'aggregate-only') return 'aggregate-only';
  if (!demand.fields.includes(field)) return 'beyond-the-minimum';
  if (rule.dataClass === 'sud' && !orderedClasses.includes('sud')) return 'needs-special-order';
  return sender.mayShare.includes(rule.dataClass) ? null : 'sender-has-no-right';
};

export type Fund = 'vawa' | 'voca' | 'fvpsa';

/** What the law of a place says of a report. */
export interface ReportRule {
  readonly force: 'mandatory' | 'permissive';
}

/**
 * Whether a report may be made without consent. Money under VAWA, VOCA or FVPSA permits only what a statute or court *compels*: a report
 * that the law merely allows is a disclosure without consent (34 U.S.C. 12291(b)(2)(C); 28 CFR 94.115(b); 45 CFR 1370.4).
 */
export const mayReport = ({ force }: ReportRule, funds: readonly Fund[]): boolean =>
  force === 'mandatory' || funds.length === 0;
