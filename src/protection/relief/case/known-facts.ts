import type { Facts } from '../../../engines/rules/index.ts';
import type { Id } from '../../../platform/contract/index.ts';
import type { Context } from '../../../platform/kernel/index.ts';
import { type ReliefLaw, readReliefFacts } from '../law/index.ts';
import { relief } from '../queries.ts';
import { FactValue, type ReliefClass } from '../shapes.ts';
import type { StatementRow } from '../tables.ts';
import { factsInRecord } from './from-record.ts';
import { openHere } from './sealing.ts';

/** One thing that is known, or that was asked in vain. */
export interface KnownFact {
  readonly fact: string;
  readonly dataClass: ReliefClass;
  readonly state: StatementRow['state'];
  readonly value: FactValue | null;
  readonly source: StatementRow['source'] | 'record';
  readonly documentId: Id | null;
  readonly byPerson: Id | null;
  readonly at: string | null;
  readonly differs: boolean;
}

/**
 * What is known of her for the law: what was stated here, else what she told in the record.
 * @param classes those the reader may see; what is known of others is left out and counted
 * @param values what the record says, as far as the reader may see it
 */
export const knownFacts = async (
  context: Pick<Context, 'tx' | 'orgId' | 'kernel'>,
  law: ReliefLaw,
  survivorId: Id,
  classes: readonly ReliefClass[],
  values: ReadonlyMap<string, unknown>,
): Promise<{ known: KnownFact[]; hidden: number }> => {
  const { tx, orgId } = context;
  const rows = await relief(tx)
    .selectFrom('relief.statement')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('survivor_id', '=', survivorId)
    .where('ended_at', 'is', null)
    .orderBy('said_at')
    .execute();
  const mine = rows.filter((row) => classes.includes(row.data_class) && law.fact(row.fact));
  const words = await openHere(
    context,
    mine.map((row) => ({
      column: 'statement.value_sealed',
      recordId: row.id,
      subjectId: row.subject_id,
      sealed: row.value_sealed,
    })),
  );
  const told = factsInRecord(values);
  const stated = mine.flatMap((row, i): KnownFact[] => {
    const text = words[i] ?? null;
    // its class was destroyed
    if (row.state === 'said' && text === null) return [];
    const value = text === null ? null : FactValue.parse(JSON.parse(text));
    const before = told[row.fact];
    return [
      {
        fact: row.fact,
        dataClass: row.data_class,
        state: row.state,
        value,
        source: row.source,
        documentId: row.document_id,
        byPerson: row.by_person,
        at: row.said_at,
        differs: before !== undefined && row.state === 'said' && before !== value,
      },
    ];
  });
  const here = new Set(stated.filter(({ state }) => state === 'said' || state === 'none').map(({ fact }) => fact));
  const fromRecord = Object.entries(told).flatMap(([fact, value]): KnownFact[] => {
    const declared = law.fact(fact);
    if (!declared || here.has(fact) || !classes.includes(declared.dataClass)) return [];
    const nobody = { documentId: null, byPerson: null, at: null, differs: false };
    return [{ fact, dataClass: declared.dataClass, state: 'said', value, source: 'record', ...nobody }];
  });
  const taken = new Set(fromRecord.map(({ fact }) => fact));
  const known = [...fromRecord, ...stated.filter(({ fact }) => !taken.has(fact))];
  return { known, hidden: rows.filter((row) => !classes.includes(row.data_class)).length };
};

/** The same as the engine reads it: who said it, when, which paper shows it. */
export const asFacts = (law: ReliefLaw, known: readonly KnownFact[]): Facts => readReliefFacts(law, statedOf(known));

/** As JSON that `readReliefFacts` takes: what a kept decision holds. */
export const statedOf = (known: readonly KnownFact[]): Record<string, unknown> =>
  Object.fromEntries(
    known.flatMap(({ fact, state, value, source, documentId, at }): [string, unknown][] => {
      const from = { who: source, ...(at ? { when: at } : {}), ...(documentId ? { document: documentId } : {}) };
      if (state === 'none') return [[fact, { none: true, from }]];
      return state === 'said' ? [[fact, { value, from }]] : [];
    }),
  );
