import type { Id } from '../../../platform/contract/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { type Access, classesFor } from '../../casework/index.ts';
import { decideRelief, type ReliefAnswer, type ReliefDecision } from '../law/index.ts';
import { relief } from '../queries.ts';
import { newestReviews } from '../review/newest-reviews.ts';
import { openRelief as contract } from './contract.ts';
import { peopleOf } from './people.ts';
import { type ReadCase, readCase } from './read-case.ts';
import { askedOf, dayOf, doorOf, keyOf, statedFactOf } from './views.ts';

/** Doors that are open or may open come first, then what is in dispute, what is not known, what is closed. */
const order = ['eligible', 'contested', 'undetermined', 'not'] as const;
const byState = (a: ReliefAnswer, b: ReliefAnswer): number => order.indexOf(a.state) - order.indexOf(b.state);

/** What may be open to her, on a day. */
export const openRelief = useCase(contract, async (context, { survivorId, on = context.clock.today() }) => {
  const read = await readCase(context, survivorId);
  const { access, law, classes, known, hidden } = read;
  const decision = decideRelief(law, read.facts, on);
  const beside = {
    survivorId,
    evidence: await evidenceOf(context, survivorId),
    reviews: await newestReviews(context, law),
  };
  const person = await peopleOf(
    context.tx,
    known.map(({ byPerson }) => byPerson),
  );
  context.note(survivorId, { doors: decision.answers.length, unseen: hidden });
  return {
    survivorId,
    code: access.code,
    on,
    today: context.clock.today(),
    notice: decision.notice,
    mayWrite: mayWrite(context, access),
    classes,
    hidden,
    counts: decision.counts,
    doors: [...decision.answers].sort(byState).map((answer) => doorOf(answer, beside)),
    ...questionsOf(read, decision),
    facts: known.flatMap((one) => statedFactOf(law, one, person)),
    days: daysOf(survivorId, decision),
  };
});

const mayWrite = (context: Context, access: Access): boolean => classesFor(context, access, 'write').includes('legal');

/** What runs, the next first, each with the name of its door. */
export const daysOf = (survivorId: Id, { answers, deadlines }: ReliefDecision) => {
  const titles = new Map(answers.map(({ rule, title }) => [rule, title]));
  return deadlines.map((day) => dayOf(survivorId, titles.get(day.rule) ?? { en: day.rule, es: day.rule }, day));
};

/** What to ask next: nothing that was declined or is not known, nothing of a class the reader does not see. */
const questionsOf = ({ law, known, classes }: ReadCase, { ask, answers }: ReliefDecision) => {
  const asked = new Set(known.map(({ fact }) => fact));
  const titles = new Map(answers.map(({ rule, title }) => [rule, title]));
  const readable = law.facts.filter(({ id, dataClass }) => !asked.has(id) && classes.some((one) => one === dataClass));
  const next = ask.flatMap(({ fact, rules }) => {
    const declared = readable.find(({ id }) => id === fact);
    if (!declared) return [];
    const decides = rules.map((rule) => ({ rule, title: titles.get(rule) ?? { en: rule, es: rule } }));
    return [{ ...askedOf(declared), rules: decides }];
  });
  const inLine = new Set(next.map(({ fact }) => fact));
  return { ask: next, others: readable.filter(({ id }) => !inLine.has(id)).map(askedOf) };
};

const evidenceOf = async ({ tx, orgId }: Context, survivorId: Id) => {
  const rows = await relief(tx)
    .selectFrom('relief.evidence')
    .select(['rule', 'paper', 'state', 'document_id'])
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .execute();
  return new Map(rows.map((row) => [keyOf(row.rule, row.paper), row]));
};
