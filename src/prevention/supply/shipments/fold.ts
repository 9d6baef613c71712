import type { FoldReason } from './fields.ts';
import type { Shipment } from './shipment.ts';

export type Folded =
  | { readonly row: number; readonly what: 'read' }
  | { readonly row: number; readonly what: 'folded'; readonly into: number; readonly why: FoldReason };

export interface Bills {
  readonly shipments: readonly Shipment[];
  /** Bills that house bills of the same table name as their master: the same goods told again. */
  readonly masters: readonly Shipment[];
  readonly folded: readonly Folded[];
}

type Numbered = Pick<Shipment, 'bill' | 'master'>;

/** A bill of its own name is no master of itself. */
export const masterOf = ({ master, bill }: Numbered): string => (master === bill ? '' : master);

/** Which of the bills of one number is meant: that of its master; one without a master means the first there is, for it is never counted beside it. */
export const sameBill = <T extends Numbered>(there: readonly T[], one: Numbered): T | undefined => {
  const master = masterOf(one);
  return (
    there.find((other) => masterOf(other) === master) ?? there.find((other) => master === '' || masterOf(other) === '')
  );
};

/** The rows of one bill. A part is one kind of goods in one container. */
interface Group {
  readonly bill: string;
  readonly master: string;
  head: Shipment;
  readonly rows: number[];
  readonly parts: Map<string, Shipment>;
  readonly containers: Set<string>;
}

/**
 * One shipment a bill. The same container told twice is told once, other goods in it are a further line; another container adds to it; the same goods with
 * other figures are a correction, and the row below counts. A master is told by its houses.
 */
export const foldBills = (read: readonly Shipment[]): Bills => {
  const firstHouse = new Map<string, number>();
  const firstMaster = new Map<string, string>();
  for (const one of read) {
    const master = masterOf(one);
    if (master === '') continue;
    if (!firstHouse.has(master)) firstHouse.set(master, one.rows[0] ?? 0);
    if (!firstMaster.has(one.bill)) firstMaster.set(one.bill, master);
  }
  const groups = new Map<string, Group>();
  const folded: Folded[] = [];
  for (const one of read) {
    const [row = 0] = one.rows;
    const master = masterOf(one) || firstMaster.get(one.bill) || '';
    const key = `${one.bill}\n${master}`;
    const house = master === '' ? firstHouse.get(one.bill) : undefined;
    const before = groups.get(key);
    if (before) {
      const why = addTo(before, one, row);
      const into = house ?? before.rows[0] ?? row;
      folded.push({ row, what: 'folded', into, why: house === undefined ? why : 'houses' });
    } else {
      groups.set(key, groupOf(one, master, row));
      folded.push(house === undefined ? { row, what: 'read' } : { row, what: 'folded', into: house, why: 'houses' });
    }
  }
  const all = [...groups.values()];
  const isMaster = ({ bill, master }: Group): boolean => master === '' && firstHouse.has(bill);
  return {
    shipments: all.filter((group) => !isMaster(group)).map(shipmentOf),
    masters: all.filter(isMaster).map(shipmentOf),
    folded,
  };
};

const groupOf = (one: Shipment, master: string, row: number): Group => ({
  bill: one.bill,
  master,
  head: one,
  rows: [row],
  parts: new Map([[partKey(one), one]]),
  containers: new Set(one.containers),
});

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const partKey = ({ containers, goods }: Shipment): string => `${containers.join(' ')}\n${plain(goods)}`;

const addTo = (group: Group, one: Shipment, row: number): Exclude<FoldReason, 'houses'> => {
  group.rows.push(row);
  const key = partKey(one);
  const before = group.parts.get(key);
  if (before && saysTheSame(before, one)) return 'same';
  if (before) {
    group.parts.set(key, one);
    group.head = one;
    return 'corrected';
  }
  const isNew = one.containers.some((container) => !group.containers.has(container));
  if (!isNew && one.goods === '') return 'same';
  group.parts.set(key, one);
  for (const container of one.containers) group.containers.add(container);
  return isNew ? 'container' : 'line';
};

const figures = [
  'vessel',
  'voyage',
  'carrier',
  'loadPort',
  'dischargePort',
  'shipped',
  'arrived',
  'released',
  'status',
  'pieces',
  'hs',
] as const;

const saysTheSame = (a: Shipment, b: Shipment): boolean =>
  figures.every((field) => a[field] === b[field]) &&
  a.weight?.quantity === b.weight?.quantity &&
  a.weight?.unit === b.weight?.unit &&
  a.value?.amount === b.value?.amount;

const shipmentOf = ({ master, head, rows, parts, containers }: Group): Shipment => {
  if (parts.size === 1) return { ...head, master, rows };
  const all = [...parts.values()];
  const inOne = new Map<string, Shipment[]>();
  for (const part of all) {
    const key = part.containers.join(' ');
    inOne.set(key, [...(inOne.get(key) ?? []), part]);
  }
  // lines of one container often repeat the figures of the whole
  const counted = [...inOne.values()].flatMap((lines) =>
    lines.every((line) => sameFigures(line, lines[0])) ? lines.slice(0, 1) : lines,
  );
  return {
    ...head,
    master,
    rows,
    goods: [
      ...new Map(all.filter(({ goods }) => goods !== '').map(({ goods }) => [plain(goods), goods])).values(),
    ].join(' | '),
    hs: all.find(({ hs }) => hs !== '')?.hs ?? '',
    containers: [...containers],
    pieces: sum(counted.map(({ pieces }) => pieces)),
    weight: weightOf(counted),
    // a value stands for the whole bill
    value: all.find(({ value }) => value !== null)?.value ?? null,
  };
};

const sameFigures = (a: Shipment, b: Shipment | undefined): boolean =>
  a.pieces === b?.pieces && a.weight?.quantity === b?.weight?.quantity && a.weight?.unit === b?.weight?.unit;

/** Null where one of them is not known. */
const sum = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce((total, one) => (total === null || one === null ? null : total + one), 0);

const weightOf = (parts: readonly Shipment[]): Shipment['weight'] => {
  const unit = parts[0]?.weight?.unit;
  if (unit === undefined || parts.some(({ weight }) => weight?.unit !== unit)) return null;
  const quantity = sum(parts.map(({ weight }) => weight?.quantity ?? null));
  return quantity === null ? null : { quantity, unit };
};
