/** Row types of the tables of detentions; the SQL in ../migrations is the source of truth. */

export interface DetentionRow {
  org_id: string;
  id: string;
  title: string;
  goods: string;
  port: string;
  entry_number: string;
  kind: 'WRO' | 'Finding' | 'UFLPA';
  route: 'undecided' | 'proof' | 'exception' | 'applicability';
  state: 'detained' | 'answered' | 'excluded' | 'protested' | 'released' | 'exported' | 'seized' | 'abandoned';
  imported_on: string | null;
  detained_on: string | null;
  excluded_on: string | null;
  decided_on: string | null;
  weekend_rule: 'stays' | 'next-business-day' | 'business-day-before';
  product_id: string;
  package_hash: string;
  revision: number;
  opened_at: string;
  changed_by: string;
  changed_at: string;
}

/** The days that set clocks going. */
export type StartDays = Pick<DetentionRow, 'imported_on' | 'detained_on' | 'excluded_on' | 'decided_on'>;

export interface MoveRow {
  org_id: string;
  detention_id: string;
  id: string;
  state: 'detained' | 'answered' | 'excluded' | 'protested' | 'released' | 'exported' | 'seized' | 'abandoned';
  moved_on: string;
  reason: string;
  moved_by: string;
  at: string;
}

export interface LetterRow {
  org_id: string;
  detention_id: string;
  id: string;
  direction: 'in' | 'out';
  party: string;
  subject: string;
  dated: string;
  file_name: string;
  size: number;
  hash: string;
  file_sealed: Uint8Array;
  kept_by: string;
  at: string;
}

export interface ExtensionRow {
  org_id: string;
  detention_id: string;
  id: string;
  clock_id: string;
  until_day: string;
  letter_id: string;
  noted_by: string;
  at: string;
}

export interface TaskRow {
  org_id: string;
  detention_id: string;
  id: string;
  template_id: string | null;
  says: string;
  owner: string;
  due_on: string | null;
  done_on: string | null;
  done_by: string | null;
  at: string;
}

export interface ReminderRow {
  org_id: string;
  detention_id: string;
  clock_id: string;
  ends_on: string;
  days_before: number;
  told_at: string;
}

export type Tables = {
  'imports.detention': DetentionRow;
  'imports.detention_move': MoveRow;
  'imports.detention_letter': LetterRow;
  'imports.detention_extension': ExtensionRow;
  'imports.detention_task': TaskRow;
  'imports.detention_reminder': ReminderRow;
};
