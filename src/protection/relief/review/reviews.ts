import { addDays, daysBetween } from '../../../engines/calendar/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { holds } from '../../../platform/policy/index.ts';
import { peopleOf } from '../case/people.ts';
import { type ReliefLaw, type ReliefWording, reliefLaw } from '../law/index.ts';
import { relief } from '../queries.ts';
import { openReviews as openContract, reviewRule as reviewContract, reviewDues } from './contract.ts';
import { newestReviews, textHashOf } from './newest-reviews.ts';

const bothOf = (says: ReliefWording['says']) =>
  typeof says === 'string' ? { en: says, es: says } : { en: says.en, es: says.es ?? says.en };

/** Where the pack does not say how long a review holds. */
const usualDays = 180;

const settled: readonly ReliefWording['status'][] = ['in force', 'future', 'repealed'];

type Newest = Awaited<ReturnType<typeof newestReviews>>;

/** When a wording has to be read again: what the pack or this organisation reviewed, and for how long that holds. */
const dueOf = ({ kernel, clock }: Context, law: ReliefLaw, wording: ReliefWording, reviews: Newest, read: boolean) => {
  const citation = law.cite(wording);
  const review = reviews.get(`${wording.id} ${wording.version}`) ?? null;
  const latest = [review?.on, wording.reviewed?.when]
    .flatMap((day) => day ?? [])
    .sort()
    .at(-1);
  const every = kernel.packs.pack(citation.pack)?.head.reviewEvery?.days ?? usualDays;
  const dueOn = latest ? addDays(latest, every) : null;
  const due: (typeof reviewDues)[number] =
    review?.verdict === 'needs-change'
      ? 'needs-change'
      : dueOn === null
        ? read
          ? 'changed'
          : 'never'
        : dueOn < clock.today()
          ? 'overdue'
          : 'fresh';
  return { citation, review, due, dueOn };
};

/** The queue: what is overdue first, what is fresh last. */
export const openReviews = useCase(openContract, async (context) => {
  const { tx, orgId, kernel, actor, clock } = context;
  const law = reliefLaw(kernel.packs);
  const reviews = await newestReviews(context, law);
  const ever = await relief(tx)
    .selectFrom('relief.rule_review')
    .select(['rule', 'version'])
    .where('org_id', '=', orgId)
    .execute();
  const read = new Set(ever.map(({ rule, version }) => `${rule} ${version}`));
  const wordings = law.wordings
    // what has ended answers only questions about the past
    .filter(({ effective }) => !effective.to || effective.to >= clock.today())
    .map((one) => {
      const { citation, ...due } = dueOf(context, law, one, reviews, read.has(`${one.id} ${one.version}`));
      return {
        rule: one.id,
        version: one.version,
        area: one.area,
        title: one.title,
        says: bothOf(one.says),
        effective: { from: one.undated ? null : one.effective.from, to: one.effective.to ?? null },
        status: one.status,
        statusNote: one.statusNote,
        unsettled: settled.every((status) => status !== one.status) || one.contestedWhen !== undefined,
        certainty: one.certainty,
        uncertain: one.uncertain,
        citation: { ...citation, effective: { from: citation.effective.from, to: citation.effective.to ?? null } },
        ...due,
      };
    });
  const rows = await relief(tx)
    .selectFrom('relief.watch')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('ended_at', 'is', null)
    .orderBy('look_again_on')
    .orderBy('id')
    .limit(500)
    .execute();
  const person = await peopleOf(
    tx,
    rows.map((row) => row.by_person),
  );
  const titleOf = (rule: string) => law.rules.rules.find(({ id }) => id === rule)?.title ?? { en: rule, es: rule };
  return {
    mayReview: holds(kernel.roles, actor, 'approve pack'),
    wordings: wordings.toSorted((a, b) => reviewDues.indexOf(a.due) - reviewDues.indexOf(b.due)),
    watches: rows.map((row) => ({
      id: row.id,
      rule: row.rule,
      title: titleOf(row.rule),
      matter: row.matter,
      found: row.found,
      lookedOn: row.looked_on,
      lookAgainOn: row.look_again_on,
      daysLate: Math.max(0, daysBetween(row.look_again_on, clock.today())),
      by: person(row.by_person),
    })),
  };
});

/** Notes who read which wording, and what was found. */
export const reviewRule = useCase(reviewContract, async (context, input) => {
  const { tx, orgId, actor, clock, kernel, note } = context;
  const { rule, version, verdict, words, id = context.newId() } = input;
  const wording = reliefLaw(kernel.packs).wording(rule, version) ?? refuse('RELIEF_WORDING_UNKNOWN');
  if (verdict === 'needs-change' && !words) refuse('RELIEF_WORDS_MISSING', {}, [{ field: 'words' }]);
  await relief(tx)
    .insertInto('relief.rule_review')
    .values({
      org_id: orgId,
      id,
      rule,
      version,
      text_hash: textHashOf(wording),
      verdict,
      words: words ?? null,
      by_person: actor.userId ?? refuse('NOT_PERMITTED', { permission: 'approve pack' }),
      reviewed_on: clock.today(),
      at: clock.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  note(id, { rule, version, verdict });
  return { id };
});
