/** What is known of a person, as an organisation keeps it. '' or left out: not known. */
export interface Person {
  /** The whole name, where it is kept in one piece. */
  readonly name?: string;
  readonly given?: string;
  readonly family?: string;
  /** `YYYY-MM-DD`, or another way of writing a date (see `readBirth`). */
  readonly birth?: string;
  readonly sex?: string;
  /** A country by name or ISO 3166-1 code. */
  readonly citizenship?: string;
  readonly documentType?: string;
  readonly documentNumber?: string;
  readonly documentCountry?: string;
  readonly phone?: string;
  readonly email?: string;
  /** A code that all parties know the person by. */
  readonly code?: string;
}

export type PersonField = keyof Person;

export const personFields = [
  'name',
  'given',
  'family',
  'birth',
  'sex',
  'citizenship',
  'documentType',
  'documentNumber',
  'documentCountry',
  'phone',
  'email',
  'code',
] as const satisfies readonly PersonField[];
