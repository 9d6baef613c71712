import type { FindingAnswer, PlanDocument } from '../document.ts';

/** What the ledger can find. Every finding is a question to a person, never a verdict. */
export type FindingKind =
  | 'slip'
  | 'timeframe_passed'
  | 'timeframe_moved'
  | 'timeframe_missing'
  | 'timeframe_unreadable'
  | 'silence'
  | 'gone_silent'
  | 'no_follow_up'
  | 'closure'
  | 'promised_after_done'
  | 'open_after_done'
  | 'promised_after_start'
  | 'agency_changed'
  | 'pillar_changed'
  | 'quantity_changed'
  | 'quantity_dropped'
  | 'group_only'
  | 'agency_gap'
  | 'agency_never'
  | 'pillar_gap';

export interface Finding {
  /** Stable over runs, so that a person's answer stays with it: kind and subject. */
  readonly id: string;
  readonly kind: FindingKind;
  /** Sentence key for translation: `plan.ledger.<kind>`. */
  readonly key: string;
  /** What fills the sentence. Lists are joined with ", ". */
  readonly values: Readonly<Record<string, string | number>>;
  /** Ids of the commitments behind it, in order of cycle. Empty where the finding is that there are none. */
  readonly rows: readonly string[];
  readonly thread: string | null;
  /** What a person has said to it. */
  readonly answer: FindingAnswer | null;
}

export type NewFinding = Pick<Finding, 'kind' | 'values' | 'rows'> & {
  readonly subject: string;
  readonly thread?: string;
};

/** Gives findings their key, their id and, where there is one, the answer a person gave. */
export const asked = (doc: PlanDocument, found: readonly NewFinding[]): Finding[] => {
  const answers = new Map(doc.answers.map((a) => [a.finding, a]));
  return found.map(({ kind, subject, values, rows, thread }) => {
    const id = `${kind}:${subject}`;
    return {
      id,
      kind,
      key: `plan.ledger.${kind}`,
      values,
      rows,
      thread: thread ?? null,
      answer: answers.get(id) ?? null,
    };
  });
};

export const list = (items: Iterable<string>): string => [...items].join(', ');
