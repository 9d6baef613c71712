import { appendAudit } from '../../../platform/audit/index.ts';
import type { Input } from '../../../platform/contract/index.ts';
import { type PartsContext, useCaseInParts } from '../../../platform/kernel/index.ts';
import type { SubjectGiven } from '../shapes.ts';
import { config } from './config.ts';
import { screen as screenContract, search as searchContract } from './contract.ts';
import { chooseLists, listsUsed, outcomeOf, requireFresh, sayOutcome, type Wanted } from './lists-used.ts';
import { newRequestId, recordRequests, subjectHashes } from './record-request.ts';
import { searchSubject } from './search-subject.ts';
import { type Chosen, type Snapshot, snapshotOver } from './snapshots.ts';
import { screenableSubject } from './subject.ts';

type Question = Input<typeof searchContract>;

interface Found {
  readonly chosen: readonly Chosen[];
  readonly snapshot: Snapshot;
}

const wantedBy = ({ lists, asOf }: Question): Wanted => ({ lists, asOf });

/** Searches, after the subject was found to be one that may be searched for: before that nothing is looked at and nothing is kept. */
const answer = async ({ kernel, t }: PartsContext, question: Question, { chosen, snapshot }: Found) => {
  const subject = screenableSubject(question.subject, question.role);
  const used = listsUsed(chosen, wantedBy(question), kernel.clock.millis());
  if (question.freshOnly) requireFresh(used);
  const { limit, lists, measures, kind, threshold } = question;
  const day = question.asOf ?? kernel.clock.today();
  const hits = searchSubject(snapshot, subject, { day, limit, lists, measures, kind, threshold });
  const outcome = outcomeOf(hits.length, used);
  return { outcome, says: sayOutcome(t, outcome, hits.length, used), hits, lists: used, config };
};

/** Refuses before any list is opened. */
const checkSubject = (subject: SubjectGiven, role: string): void => {
  screenableSubject(subject, role);
};

/** A look while somebody types: nothing of it is kept, but that it happened. */
export const search = useCaseInParts(searchContract, async (context, question) => {
  const { kernel, actor, orgId } = context;
  checkSubject(question.subject, question.role);
  const chosen = await kernel.db.transaction(actor, async (tx) => {
    const found = await chooseLists(tx, orgId, wantedBy(question));
    await appendAudit(tx, kernel.clock, actor, { act: searchContract.name, outcome: 'done' });
    return found;
  });
  const snapshot = await snapshotOver(kernel, actor, chosen);
  return answer(context, question, { chosen, snapshot });
});

/** A screening that counts: question, lists and answer are kept, sealed, and every possible match waits for a person. */
export const screen = useCaseInParts(screenContract, async (context, input) => {
  const { kernel, actor, orgId } = context;
  checkSubject(input.subject, input.role);
  const chosen = await kernel.db.transaction(actor, (tx) => chooseLists(tx, orgId, wantedBy(input)));
  const snapshot = await snapshotOver(kernel, actor, chosen);
  const found = await answer(context, input, { chosen, snapshot });
  const id = newRequestId(kernel);
  const recorded = await kernel.db.transaction(actor, async (tx) => {
    const [subjectHash = ''] = await subjectHashes(tx, kernel, orgId, [input.subject]);
    const asked = {
      role: input.role,
      purpose: input.purpose,
      legalBasis: input.legalBasis,
      lists: found.lists,
      asOf: input.asOf ?? null,
      origin: 'person' as const,
    };
    const [kept] = await recordRequests(
      tx,
      kernel,
      actor,
      orgId,
      asked,
      [{ id, subject: input.subject, subjectHash, hits: found.hits }],
      snapshot.directory,
    );
    await appendAudit(tx, kernel.clock, actor, {
      act: screenContract.name,
      outcome: 'done',
      records: [id],
      details: { hits: found.hits.length, lists: found.lists.length },
    });
    return kept;
  });
  if (!recorded) throw new Error('a screening was not recorded');
  return { ...found, ...recorded };
});
