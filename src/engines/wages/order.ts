import { addDays, daysBetween, laterDate, rollForward } from '../calendar/index.ts';
import { dividedBy, type Exact, exact, plus, times } from '../rules/index.ts';
import { WageError, type WageProblem } from './errors.ts';
import { OrderShape } from './order-shape.ts';
import { centsOf, centsText, exactCents, nought, toCents } from './quantities.ts';
import { readShape } from './read-shape.ts';

/** Where a payment went. `over` was more than was owed, or more than the defendant's part: it is not collected. */
export interface OrderLine {
  readonly payment: number;
  readonly date: string;
  readonly by: string;
  readonly to: string | null;
  readonly part: 'principal' | 'interest' | 'over';
  readonly amount: string;
}

export interface SharedOrder {
  readonly asOf: string;
  readonly interestFrom: string | null;
  readonly ordered: string;
  readonly interest: string;
  readonly paid: string;
  readonly left: string;
  readonly over: string;
  readonly survivors: readonly {
    readonly id: string;
    readonly ordered: string;
    readonly interest: string;
    readonly paid: string;
    readonly left: string;
  }[];
  /** `left` is the most that can still be asked of this one; together they never pay more than is left. */
  readonly defendants: readonly { readonly id: string; readonly paid: string; readonly left: string }[];
  readonly lines: readonly OrderLine[];
  readonly cites: { readonly several: string; readonly interest: string };
}

/** @throws WageError with the path of everything that is wrong */
export function readOrder(given: unknown): OrderShape {
  const order = readShape(OrderShape, given);
  const problems: WageProblem[] = [];
  const names = (list: readonly { id: string }[], at: string) => {
    list.forEach(({ id }, i) => {
      if (list.findIndex((one) => one.id === id) !== i)
        problems.push({ path: `${at}[${i}].id`, code: 'WAGES_NAME_TWICE' });
    });
    return new Set(list.map(({ id }) => id));
  };
  const survivors = names(order.survivors, 'survivors');
  const defendants = names(order.defendants, 'defendants');
  order.payments?.forEach(({ date, by, to }, i) => {
    if (!defendants.has(by)) problems.push({ path: `payments[${i}].by`, code: 'WAGES_NAME_UNKNOWN' });
    if (to !== undefined && !survivors.has(to))
      problems.push({ path: `payments[${i}].to`, code: 'WAGES_NAME_UNKNOWN' });
    if (date < order.judgmentOn) problems.push({ path: `payments[${i}].date`, code: 'WAGES_BEFORE_JUDGMENT' });
  });
  if (problems.length > 0) throw new WageError(problems.slice(0, 50));
  return order;
}

interface Account {
  readonly id: string;
  readonly ordered: number;
  principal: number;
  interest: Exact;
  interestPaid: number;
}

const SMALLEST_WITH_INTEREST = 250_000;
const DAYS_OF_GRACE = 15;

/**
 * Follows an order as of a day. One sum, however many owe it (18 USC 3664(h)): a payment by anybody lowers it, and nothing above it is
 * collected. Payments go to principal, then to interest (18 USC 3612(i)), among survivors by what is left to each. Interest
 * (18 USC 3612(f)) is simple, for each day from the fifteenth after judgment, a year being 365 days, rounded once.
 */
export function shareOrder(order: OrderShape, cites: SharedOrder['cites'], asOf: string): SharedOrder {
  const accounts = order.survivors.map(({ id, amount }) => account(id, centsOf(amount)));
  const ordered = accounts.reduce((sum, one) => sum + one.ordered, 0);
  const paidBy = new Map(order.defendants.map(({ id }) => [id, 0]));
  const parts = new Map(order.defendants.map(({ id, most }) => [id, most === undefined ? null : centsOf(most)]));
  const lines: OrderLine[] = [];
  const rate = dailyRate(order);
  const starts = rollForward(addDays(order.judgmentOn, DAYS_OF_GRACE));
  const payments = (order.payments ?? []).map((one, index) => ({ ...one, index })).filter(({ date }) => date <= asOf);
  payments.sort((a, b) => a.date.localeCompare(b.date) || a.index - b.index);
  const inTime = payments.filter(({ date }) => date < starts).reduce((sum, one) => sum + centsOf(one.amount), 0);
  const bears = rate !== null && ordered > SMALLEST_WITH_INTEREST && inTime < ordered && starts <= asOf;
  let from = starts;
  const accrue = (to: string) => {
    if (!bears || rate === null || to <= from) return;
    const days = exact(String(daysBetween(from, to)));
    for (const one of accounts) one.interest = plus(one.interest, times(times(exactCents(one.principal), rate), days));
    from = laterDate(from, to);
  };
  for (const { index, date, by, amount, to } of payments) {
    accrue(date);
    const say = (part: OrderLine['part'], cents: number, whom: string | null) => {
      if (cents > 0) lines.push({ payment: index, date, by, to: whom, part, amount: centsText(cents) });
    };
    const part = parts.get(by) ?? null;
    const room = part === null ? Number.POSITIVE_INFINITY : Math.max(0, part - (paidBy.get(by) ?? 0));
    let rest = Math.min(centsOf(amount), room);
    const cut = centsOf(amount) - rest;
    const whom = accounts.filter(({ id }) => to === undefined || id === to);
    rest -= spread(
      rest,
      whom,
      ({ principal }) => principal,
      (one, cents) => {
        one.principal -= cents;
        say('principal', cents, one.id);
      },
    );
    rest -= spread(rest, whom, interestLeft, (one, cents) => {
      one.interestPaid += cents;
      say('interest', cents, one.id);
    });
    say('over', rest + cut, null);
    paidBy.set(by, (paidBy.get(by) ?? 0) + centsOf(amount) - rest - cut);
  }
  accrue(asOf);
  const left = (one: Account) => one.principal + interestLeft(one);
  const total = (of: (one: Account) => number) => accounts.reduce((sum, one) => sum + of(one), 0);
  const paid = (one: Account) => one.ordered - one.principal + one.interestPaid;
  const over = payments.reduce((sum, one) => sum + centsOf(one.amount), 0) - total(paid);
  return {
    asOf,
    interestFrom: bears ? starts : null,
    ordered: centsText(ordered),
    interest: centsText(total(({ interest }) => toCents(interest))),
    paid: centsText(total(paid)),
    left: centsText(total(left)),
    over: centsText(over),
    survivors: accounts.map((one) => ({
      id: one.id,
      ordered: centsText(one.ordered),
      interest: centsText(toCents(one.interest)),
      paid: centsText(paid(one)),
      left: centsText(left(one)),
    })),
    defendants: order.defendants.map(({ id }) => {
      const part = parts.get(id) ?? null;
      const own = paidBy.get(id) ?? 0;
      return {
        id,
        paid: centsText(own),
        left: centsText(Math.min(total(left), part === null ? total(left) : part - own)),
      };
    }),
    lines,
    cites,
  };
}

const account = (id: string, ordered: number): Account => ({
  id,
  ordered,
  principal: ordered,
  interest: nought,
  interestPaid: 0,
});
const interestLeft = ({ interest, interestPaid }: Account): number => Math.max(0, toCents(interest) - interestPaid);

const dailyRate = ({ interest }: OrderShape): Exact | null =>
  interest === undefined || interest.waived === true ? null : dividedBy(exact(interest.yearlyPercent), exact('36500'));

/** Shares cents by what is left to each, to the cent: what cannot be split goes where most was cut off. Gives what was shared out. */
function spread(
  cents: number,
  all: readonly Account[],
  leftTo: (one: Account) => number,
  give: (one: Account, cents: number) => void,
): number {
  const whole = all.reduce((sum, one) => sum + leftTo(one), 0);
  const sum = Math.min(cents, whole);
  if (sum <= 0) return 0;
  const shares = all.map((one, index) => {
    const product = BigInt(sum) * BigInt(leftTo(one));
    return { one, index, cents: Number(product / BigInt(whole)), rest: product % BigInt(whole) };
  });
  let open = sum - shares.reduce((given, one) => given + one.cents, 0);
  for (const one of [...shares].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (open === 0) break;
    one.cents += 1;
    open -= 1;
  }
  for (const { one, cents: share } of shares) give(one, share);
  return sum;
}
