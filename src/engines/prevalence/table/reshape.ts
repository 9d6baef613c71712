import { wrong } from '../errors.ts';
import { type CaptureTable, type Cell, tableOf } from './table.ts';

const placeOf = ({ lists }: CaptureTable, name: string): number => {
  const at = lists.indexOf(name);
  return at >= 0 ? at : wrong('PREVALENCE_LIST_UNKNOWN', { list: name, lists: lists.join(', ') });
};

/** Two counts of people who are now one group; what was withheld stays withheld. */
const together = (a: Cell | undefined, b: Cell): Cell => {
  if (!a) return b;
  const count = a.count + b.count;
  if (!a.censored && !b.censored) return { history: a.history, count };
  const range = ({ count, censored }: Cell) => censored ?? { from: count, to: count };
  const [one, two] = [range(a), range(b)];
  return { history: a.history, count, censored: { from: one.from + two.from, to: one.to + two.to } };
};

/** Every history is told anew; those that become the same are added, and those seen by no list any more leave the table. */
const retold = (table: CaptureTable, lists: readonly string[], tell: (history: number) => number): CaptureTable => {
  const cells = new Map<number, Cell>();
  for (const cell of table.cells) {
    const history = tell(cell.history);
    if (history > 0) cells.set(history, together(cells.get(history), { ...cell, history }));
  }
  return { lists, cells: [...cells.values()].sort((a, b) => a.history - b.history) };
};

const tellBy =
  (targets: readonly (number | null)[]) =>
  (history: number): number => {
    let told = 0;
    targets.forEach((to, from) => {
      if (to !== null && history & (1 << from)) told |= 1 << to;
    });
    return told;
  };

/** Lists that become one: who is on any of them is on the new one, which stands where the first of them stood. */
export const mergeLists = (table: CaptureTable, names: readonly string[], into = names.join('+')): CaptureTable => {
  const places = [...new Set(names.map((name) => placeOf(table, name)))].sort((a, b) => a - b);
  const [first = 0] = places;
  const kept = table.lists.map((_, j) => j).filter((j) => j === first || !places.includes(j));
  const lists = kept.map((j) => (j === first ? into : table.lists[j]!));
  const targets = table.lists.map((_, j) => kept.indexOf(places.includes(j) ? first : j));
  return retold(table, lists, tellBy(targets));
};

/** The table without a list; who was only on it leaves. */
export const dropList = (table: CaptureTable, name: string): CaptureTable => {
  const gone = placeOf(table, name);
  const lists = table.lists.filter((_, j) => j !== gone);
  const targets = table.lists.map((_, j) => (j === gone ? null : j < gone ? j : j - 1));
  return retold(table, lists, tellBy(targets));
};

/** The people of one list, by the other lists: `onNoOther` of them are on none, so the other lists see a population of known size. */
export const withinList = (
  table: CaptureTable,
  name: string,
): { readonly table: CaptureTable; readonly size: number; readonly onNoOther: number } => {
  const bit = 1 << placeOf(table, name);
  const cells = table.cells.filter(({ history }) => (history & bit) > 0);
  const size = cells.reduce((sum, { count }) => sum + count, 0);
  const onNoOther = cells.find(({ history }) => history === bit)?.count ?? 0;
  return { table: dropList({ lists: table.lists, cells }, name), size, onNoOther };
};

/** Every withheld count at the lowest or at the highest it can be. */
export const withheldAt = ({ lists, cells }: CaptureTable, end: 'from' | 'to'): CaptureTable => ({
  lists,
  cells: cells
    .map(({ history, count, censored }) => ({ history, count: censored ? censored[end] : count }))
    .filter(({ count }) => count > 0),
});

/** The same people with the lists in another order: `order[i]` is the old place of the new list i. */
export const reordered = (table: CaptureTable, order: readonly number[]): CaptureTable => {
  const counts = new Float64Array(2 ** order.length);
  const tell = tellBy(order.map((_, from) => order.indexOf(from)));
  for (const { history, count } of table.cells) counts[tell(history)] = count;
  return tableOf(
    order.map((j) => table.lists[j]!),
    counts,
  );
};
