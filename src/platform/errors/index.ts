import type { Where } from '../contract/index.ts';

/** Values a message may show. Never personal data: messages reach logs and screens. */
export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * A refusal that a person reads: `code` names it (docs/errors.md), `where` the places in the input, `values` fill the message.
 * Everything else that is thrown is a defect of ours and answers UNEXPECTED.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly values: MessageValues;
  readonly where: readonly Where[];

  constructor(code: string, values: MessageValues = {}, where: readonly Where[] = []) {
    super(code);
    this.code = code;
    this.values = values;
    this.where = where;
  }
}

export const refuse = (code: string, values?: MessageValues, where?: readonly Where[]): never => {
  throw new Refusal(code, values, where);
};

/** For `.then(orRefuse('CODE'))` behind a query that may find nothing. */
export const orRefuse =
  (code = 'NOT_FOUND_OR_NO_ACCESS', values?: MessageValues) =>
  <T>(row: T | undefined | null): T =>
    row ?? refuse(code, values);
