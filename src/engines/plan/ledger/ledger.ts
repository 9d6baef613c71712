import type { Commitment, PlanDocument } from '../document.ts';
import { type CarriedPromise, carryOver } from './carry-over.ts';
import { changedAgencies, changedPillars, changedQuantities } from './changes.ts';
import { closures, comebacks } from './closure.ts';
import { type Content, contentOf } from './content.ts';
import { asked, type Finding } from './finding.ts';
import { agencyMatrix, gaps, groupOnly, type Matrix, outsiderMatrix, pillarMatrix } from './gaps.ts';
import { goneSilent, silences, withoutFollowUp } from './silence.ts';
import { slips } from './slip.ts';
import { bookOf } from './threads.ts';
import { missingTimeframes, movedTimeframes, passedTimeframes, unreadableTimeframes } from './timeframes.ts';

export interface Ledger {
  readonly asOf: string;
  readonly content: Content;
  readonly threads: readonly LedgerThread[];
  readonly findings: readonly Finding[];
  /** The members of the task force by cycle. */
  readonly agencies: Matrix;
  /** Groups and non-members that promised something. */
  readonly others: Matrix;
  readonly pillars: Matrix;
  /** Open promises of a closed plan. Empty while it runs. */
  readonly carryOver: readonly CarriedPromise[];
}

/** A thread, cycle by cycle. */
export interface LedgerThread {
  readonly id: string;
  readonly confirmed: boolean;
  /** One list a cycle; an empty one where the thread is silent. */
  readonly byCycle: readonly (readonly Pick<Commitment, 'id' | 'status' | 'timeframe' | 'orgs'>[])[];
}

/**
 * The commitment ledger: what was promised, done, slipped, closed and gone silent over the cycles, as known on a day.
 * Works the facts out of the rows alone; each finding carries the rows behind it and is a question to a person.
 *
 * @param options.asOf `YYYY-MM-DD`; cycles after it are left out, time frames that end before it have passed
 */
export const ledger = (doc: PlanDocument, { asOf }: { readonly asOf: string }): Ledger => {
  const book = bookOf(doc, asOf);
  const [agencies, pillars] = [agencyMatrix(book), pillarMatrix(book)];
  const found = [
    slips,
    passedTimeframes,
    movedTimeframes,
    silences,
    goneSilent,
    withoutFollowUp,
    closures,
    comebacks,
    changedAgencies,
    changedPillars,
    changedQuantities,
    groupOnly,
    missingTimeframes,
    unreadableTimeframes,
  ].flatMap((find) => find(book));
  return {
    asOf,
    content: contentOf(book),
    threads: book.threads.map(({ id, confirmed, entries }) => ({
      id,
      confirmed,
      byCycle: book.cycles.map((_, turn) =>
        entries
          .filter((e) => e.turn === turn)
          .map(({ commitment: { id, status, timeframe, orgs } }) => ({ id, status, timeframe, orgs })),
      ),
    })),
    findings: asked(doc, [...found, ...gaps(book, agencies, pillars)]),
    agencies,
    others: outsiderMatrix(book),
    pillars,
    carryOver: carryOver(book),
  };
};
