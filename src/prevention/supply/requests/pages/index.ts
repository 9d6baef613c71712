import { amountPages } from './amounts.ts';
import { formPages } from './form.ts';
import type { AnswerPage } from './frame.ts';
import { overviewPages } from './overview.ts';
import { paperPages } from './papers.ts';
import { supplierPages } from './suppliers.ts';
import { wordPages } from './words.ts';

export { refusedPage } from './frame.ts';

/** The pages of a supplier without an account, each a plain form that keeps one thing. A door serves them. */
export const supplyAnswerPages: readonly AnswerPage[] = [
  ...overviewPages,
  ...wordPages,
  ...paperPages,
  ...supplierPages,
  ...amountPages,
  ...formPages,
];
