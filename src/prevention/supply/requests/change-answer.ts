import type { Id } from '../../../platform/contract/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import type { AnswerBody, AnswerSaid, LotSaid } from './body.ts';
import { mostLots, mostSuppliers } from './body.ts';
import { countryIn } from './country.ts';

type Supplier = Omit<AnswerBody['suppliers'][number], 'id'>;
type Lot = LotSaid;
type NewId = () => Id;

const plain = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The same supplier with the same goods is told once; from one supplier several goods may come. */
const sameSupplier = (one: Supplier): string => [one.name, one.country, one.material].map(plain).join('\n');
const sameLot = ({ lot }: Lot): string => plain(lot);

/**
 * Puts one row among the others: over the one with this id; else over the same one told before, so that a form sent twice tells once; else at the
 * end.
 *
 * @throws Refusal SUPPLY_NOT_SAID, SUPPLY_SAID_TWICE, SUPPLY_TOO_MANY
 */
const put = <T extends { readonly id: Id }>(
  rows: readonly T[],
  row: T,
  { keyOf, id, most, field }: { keyOf: (row: T) => string; id: Id | undefined; most: number; field: string },
): { readonly rows: T[]; readonly id: Id } => {
  const same = rows.find((one) => keyOf(one) === keyOf(row));
  if (id !== undefined) {
    if (!rows.some((one) => one.id === id)) return refuse('SUPPLY_NOT_SAID');
    if (same && same.id !== id) return refuse('SUPPLY_SAID_TWICE', {}, [{ field }]);
  }
  const at = id ?? same?.id;
  if (at !== undefined) return { rows: rows.map((one) => (one.id === at ? { ...row, id: at } : one)), id: at };
  if (rows.length >= most) return refuse('SUPPLY_TOO_MANY', { most });
  return { rows: [...rows, row], id: row.id };
};

export const withSupplier = (body: AnswerBody, said: Supplier, newId: NewId, id?: Id) => {
  const row = { ...said, country: countryIn(said.country), id: newId() };
  const { rows, id: at } = put(body.suppliers, row, { keyOf: sameSupplier, id, most: mostSuppliers, field: 'name' });
  return { body: { ...body, suppliers: rows }, id: at };
};

export const withLot = (body: AnswerBody, said: Lot, newId: NewId, id?: Id) => {
  const { rows, id: at } = put(
    body.lots,
    { ...said, id: newId() },
    { keyOf: sameLot, id, most: mostLots, field: 'lot' },
  );
  return { body: { ...body, lots: rows }, id: at };
};

/** What a filled form says beside what was told before: nothing that was told goes away by it. */
export const withForm = (body: AnswerBody, said: AnswerSaid, newId: NewId): AnswerBody => {
  let now = body;
  for (const supplier of said.suppliers) now = withSupplier(now, supplier, newId).body;
  for (const lot of said.lots) now = withLot(now, lot, newId).body;
  return {
    ...now,
    words: said.words || body.words,
    corrective: said.corrective || body.corrective,
    quantity: said.quantity ?? body.quantity,
    cannot: said.cannot ?? body.cannot,
  };
};

/**
 * A whole answer in place of what was told before. Who was named before keeps the id: a request may have gone on to it.
 *
 * @throws Refusal SUPPLY_SAID_TWICE with the row, counted from 1
 */
export const wholeAnswer = (before: AnswerBody, said: AnswerSaid, newId: NewId): AnswerBody => ({
  ...said,
  suppliers: withIds(
    said.suppliers.map((one) => ({ ...one, country: countryIn(one.country) })),
    before.suppliers,
    sameSupplier,
    newId,
    'suppliers',
  ),
  lots: withIds(said.lots, before.lots, sameLot, newId, 'lots'),
});

const withIds = <T extends object>(
  rows: readonly T[],
  before: readonly (T & { readonly id: Id })[],
  keyOf: (row: T) => string,
  newId: NewId,
  field: string,
): (T & { id: Id })[] => {
  const known = new Map(before.map((one) => [keyOf(one), one.id]));
  const seen = new Set<string>();
  return rows.map((one, i) => {
    const key = keyOf(one);
    if (seen.has(key)) return refuse('SUPPLY_SAID_TWICE', {}, [{ field, row: i + 1 }]);
    seen.add(key);
    return { ...one, id: known.get(key) ?? newId() };
  });
};

/** Whether anything was told at all. */
export const saysNothing = ({ suppliers, lots, quantity, words, corrective, cannot }: AnswerBody): boolean =>
  suppliers.length + lots.length === 0 && !quantity && !words && !corrective && !cannot;
