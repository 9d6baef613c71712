import { z } from 'zod';
import { decide, RulePack, type RuleResult } from '../../../engines/rules/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import { orRefuse, refuse } from '../../../platform/errors/index.ts';
import { sha256 } from '../../../platform/hash/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { mayDo, recordOf, recordToWrite } from '../../casework/index.ts';
import { readReliefFacts } from '../law/index.ts';
import { relief } from '../queries.ts';
import { type ReliefClass, reliefClasses } from '../shapes.ts';
import {
  doorStates,
  keepDecision as keepContract,
  listDecisions as listContract,
  replayDecision as replayContract,
} from './contract.ts';
import { statedOf } from './known-facts.ts';
import { peopleOf } from './people.ts';
import { readCase } from './read-case.ts';
import { openHere, sealHere } from './sealing.ts';

const Outcome = z.object({ digest: z.string(), states: z.record(z.string(), z.enum(doorStates)) });

const statesOf = (results: readonly RuleResult[]): z.infer<typeof Outcome>['states'] =>
  Object.fromEntries(results.map(({ rule, state }) => [rule, state]));

const rowOf = (recordId: string, dataClass: string): string => `${recordId} ${dataClass}`;

/** Keeps facts, law and answer of a day. Facts lie class by class, so that each is destroyed with its class. */
export const keepDecision = useCase(keepContract, async (context, input) => {
  const { survivorId, id = context.newId(), on = context.clock.today() } = input;
  const { tx, orgId, actor, clock, note } = context;
  mayDo(context, await recordToWrite(context, survivorId), 'write', 'legal');
  if (await isKept(context, survivorId, id)) return { id };
  const { law, known } = await readCase(context, survivorId);
  // exactly as it will be read again: the places of facts and their order are part of the answer
  const byClass = reliefClasses.map((one) => ({
    dataClass: one,
    stated: statedOf(known.filter(({ dataClass }) => dataClass === one)),
  }));
  const lawText = JSON.stringify(law.rules);
  const facts = readReliefFacts(law, together(byClass.map(({ stated }) => stated)));
  const decision = decide(rulesIn(lawText), facts, on);
  const outcome = { digest: sha256(JSON.stringify(decision)), states: statesOf(decision.results) };
  const lawHash = await keepLaw(context, lawText);
  const { sealed, subjectId } = await sealHere(
    context,
    { survivorId, dataClass: 'legal', column: 'decision.outcome_sealed', recordId: id },
    JSON.stringify(outcome),
  );
  await relief(tx)
    .insertInto('relief.decision')
    .values({
      org_id: orgId,
      survivor_id: survivorId,
      id,
      decided_on: on,
      law_hash: lawHash,
      outcome_sealed: sealed,
      subject_id: subjectId,
      by_person: actor.userId,
      made_at: clock.now(),
    })
    .execute();
  for (const { dataClass, stated } of byClass) {
    if (Object.keys(stated).length > 0) await keepFacts(context, survivorId, id, dataClass, stated);
  }
  note([survivorId, id]);
  return { id };
});

const rulesIn = (lawText: string): RulePack => RulePack.parse(JSON.parse(lawText));

const together = (parts: readonly Record<string, unknown>[]): Record<string, unknown> => Object.assign({}, ...parts);

const isKept = async ({ tx, orgId }: Context, survivorId: Id, id: Id): Promise<boolean> =>
  (await relief(tx)
    .selectFrom('relief.decision')
    .select('id')
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('id', '=', id)
    .executeTakeFirst()) !== undefined;

const keepFacts = async (
  context: Context,
  survivorId: Id,
  decisionId: Id,
  dataClass: ReliefClass,
  stated: Record<string, unknown>,
): Promise<void> => {
  const place = { survivorId, dataClass, column: 'decision_facts.facts_sealed' } as const;
  const recordId = rowOf(decisionId, dataClass);
  const { sealed, subjectId } = await sealHere(context, { ...place, recordId }, JSON.stringify(stated));
  await relief(context.tx)
    .insertInto('relief.decision_facts')
    .values({
      org_id: context.orgId,
      survivor_id: survivorId,
      decision_id: decisionId,
      data_class: dataClass,
      facts_sealed: sealed,
      subject_id: subjectId,
    })
    .execute();
};

/** The law to the letter, once for each text. */
const keepLaw = async ({ tx, orgId, clock }: Context, rules: string): Promise<string> => {
  const hash = sha256(rules);
  await relief(tx)
    .insertInto('relief.law_text')
    .values({ org_id: orgId, hash, rules, kept_at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return hash;
};

/** What was kept, newest first. */
export const listDecisions = useCase(listContract, async (context, { survivorId }) => {
  const { tx, orgId, note } = context;
  mayDo(context, await recordOf(context, survivorId), 'read', 'legal');
  const rows = await relief(tx)
    .selectFrom('relief.decision')
    .select(['id', 'decided_on', 'by_person', 'made_at'])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  const person = await peopleOf(
    tx,
    rows.map((row) => row.by_person),
  );
  note(survivorId, { found: rows.length });
  return { decisions: rows.map((row) => viewOf(row, person)) };
});

const viewOf = (
  row: { id: Id; decided_on: string; by_person: Id | null; made_at: string },
  person: Awaited<ReturnType<typeof peopleOf>>,
) => ({
  id: row.id,
  on: row.decided_on,
  by: person(row.by_person),
  at: new Date(row.made_at).toISOString(),
});

/** Decides again from what was kept, and beside it from what holds today. */
export const replayDecision = useCase(replayContract, async (context, { survivorId, decisionId }) => {
  const { tx, orgId, clock, note } = context;
  const today = await readCase(context, survivorId);
  const row = await relief(tx)
    .selectFrom('relief.decision as d')
    .innerJoin('relief.law_text as l', (join) =>
      join.onRef('l.org_id', '=', 'd.org_id').onRef('l.hash', '=', 'd.law_hash'),
    )
    .selectAll('d')
    .select('l.rules')
    .where('d.org_id', '=', orgId)
    .where('d.survivor_id', '=', survivorId)
    .where('d.id', '=', decisionId)
    .executeTakeFirst()
    .then(orRefuse());
  const stated = await factsOf(context, survivorId, decisionId, today.classes);
  const [text] = await openHere(context, [
    { column: 'decision.outcome_sealed', recordId: row.id, subjectId: row.subject_id, sealed: row.outcome_sealed },
  ]);
  const outcome = Outcome.parse(JSON.parse(text ?? refuse('SHREDDED')));
  const rules = rulesIn(row.rules);
  const before = decide(rules, readReliefFacts({ ...today.law, rules }, stated), row.decided_on);
  const now = statesOf(decide(today.law.rules, today.facts, clock.today()).results);
  const person = await peopleOf(tx, [row.by_person]);
  note([survivorId, decisionId]);
  return {
    ...viewOf(row, person),
    same: sha256(JSON.stringify(before)) === outcome.digest,
    results: before.results.map(({ rule, title, state }) => ({
      rule,
      title,
      was: state,
      is: now[rule] ?? ('undetermined' as const),
    })),
  };
});

/** The facts of then, if the reader may see every one of them: a part of them would give another answer. */
const factsOf = async (
  context: Context,
  survivorId: Id,
  decisionId: Id,
  classes: readonly ReliefClass[],
): Promise<Record<string, unknown>> => {
  const rows = await relief(context.tx)
    .selectFrom('relief.decision_facts')
    .select(['data_class', 'facts_sealed', 'subject_id'])
    .where('org_id', '=', context.orgId)
    .where('survivor_id', '=', survivorId)
    .where('decision_id', '=', decisionId)
    .execute();
  if (rows.some((row) => !classes.includes(row.data_class))) return refuse('RELIEF_DECISION_NOT_YOURS');
  const inOrder = reliefClasses.flatMap((one) => rows.filter((row) => row.data_class === one));
  const texts = await openHere(
    context,
    inOrder.map((row) => ({
      column: 'decision_facts.facts_sealed',
      recordId: rowOf(decisionId, row.data_class),
      subjectId: row.subject_id,
      sealed: row.facts_sealed,
    })),
  );
  return together(texts.map((text) => JSON.parse(text ?? refuse('SHREDDED')) as Record<string, unknown>));
};
