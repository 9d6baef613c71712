import { sha256 } from '../../../platform/hash/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { peopleOf } from '../case/people.ts';
import type { ReliefLaw, ReliefWording } from '../law/index.ts';
import { relief } from '../queries.ts';

/** Of a wording, to the letter: once it is changed, a review of it no longer counts. */
export const textHashOf = (wording: ReliefWording): string => sha256(JSON.stringify(wording));

/** The newest review in this organisation of each wording as it reads today, by `rule version`. */
export const newestReviews = async ({ tx, orgId }: Context, law: ReliefLaw) => {
  const rows = await relief(tx)
    .selectFrom('relief.rule_review')
    .selectAll()
    .where('org_id', '=', orgId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const hashes = new Map(
    rows.length === 0 ? [] : law.wordings.map((one) => [`${one.id} ${one.version}`, textHashOf(one)] as const),
  );
  const person = await peopleOf(
    tx,
    rows.map((row) => row.by_person),
  );
  return new Map(
    rows
      .filter((row) => hashes.get(`${row.rule} ${row.version}`) === row.text_hash)
      .map((row) => [
        `${row.rule} ${row.version}`,
        {
          verdict: row.verdict,
          by: person(row.by_person)?.name ?? '',
          on: row.reviewed_on,
          words: row.words,
        },
      ]),
  );
};
