import { addBusinessDays, addDays, addMonthsBy, dateParts, daysBetween } from '../calendar/index.ts';
import { exact } from './exact.ts';
import type { Condition, Expression, Said, Span } from './expression.ts';
import type { Fact, Facts, Provenance } from './facts.ts';
import {
  compareKnown,
  exactly,
  extreme,
  type Known,
  opposite,
  type Point,
  pointOf,
  type Truth,
  UNKNOWN,
} from './interval.ts';
import type { Prepared } from './prepare.ts';
import { evaluateTable } from './table/evaluate-table.ts';

/** A fact as a condition used it. */
export interface Use {
  fact: string;
  state: Fact['state'];
  value: Extract<Fact, { state: 'known' }>['value'] | null;
  from: Provenance;
}

/** One condition, what it came to, and why. */
export interface Trace {
  kind: 'all' | 'any' | 'not' | 'at least' | 'fact' | 'comparison' | 'exists' | 'rule' | 'always';
  truth: Truth;
  says: Said | null;
  /** 'at least' of how many. */
  need?: number;
  /** The rule that was asked, and whether its answer is in dispute. */
  rule?: string;
  contested?: boolean;
  /** Both sides of a comparison, as far as they are known. */
  sides?: { left: string | null; is: string; right: string | null };
  uses: Use[];
  parts: Trace[];
}

/** What one evaluation needs; made anew for each set of facts and each day. */
export interface Setting {
  prepared: Prepared;
  facts: Facts;
  on: string;
  /** The answer of another rule of the pack, computed once. */
  askRule(id: string): { truth: Truth; contested: boolean; parts: Trace[] };
}

const NOBODY: Provenance = {};

export function useOf(setting: Setting, fact: string): Use {
  const known = setting.facts[fact];
  if (!known) return { fact, state: 'unknown', value: null, from: NOBODY };
  return { fact, state: known.state, value: known.state === 'known' ? known.value : null, from: known.from };
}

export function evaluateCondition(condition: Condition, setting: Setting): Trace {
  const says = condition.says ?? null;
  if ('all' in condition) {
    const parts = condition.all.map((part) => evaluateCondition(part, setting));
    return { kind: 'all', truth: atLeast(parts, parts.length), says, uses: [], parts };
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => evaluateCondition(part, setting));
    return { kind: 'any', truth: atLeast(parts, 1), says, uses: [], parts };
  }
  if ('atLeast' in condition) {
    const parts = condition.of.map((part) => evaluateCondition(part, setting));
    return {
      kind: 'at least',
      truth: atLeast(parts, condition.atLeast),
      says,
      need: condition.atLeast,
      uses: [],
      parts,
    };
  }
  if ('not' in condition) {
    const part = evaluateCondition(condition.not, setting);
    return { kind: 'not', truth: opposite(part.truth), says, uses: [], parts: [part] };
  }
  if ('rule' in condition) {
    const { truth, contested, parts } = setting.askRule(condition.rule);
    return { kind: 'rule', truth, says, rule: condition.rule, contested, uses: [], parts };
  }
  if ('exists' in condition) {
    const use = useOf(setting, condition.exists);
    const truth = use.state === 'known' ? 'yes' : use.state === 'none' ? 'no' : 'unknown';
    return { kind: 'exists', truth, says, uses: [use], parts: [] };
  }
  if ('always' in condition)
    return { kind: 'always', truth: condition.always ? 'yes' : 'no', says, uses: [], parts: [] };
  if ('fact' in condition) {
    const use = useOf(setting, condition.fact);
    return {
      kind: 'fact',
      truth: factHolds(use, condition.oneOf),
      says: says ?? setting.prepared.says(condition.fact),
      uses: [use],
      parts: [],
    };
  }
  const [left, right] = [evaluateExpression(condition.left, setting), evaluateExpression(condition.right, setting)];
  return {
    kind: 'comparison',
    truth: compareKnown(left, condition.is, right),
    says,
    sides: { left: textOf(left), is: condition.is, right: textOf(right) },
    uses: setting.prepared.factsIn(condition).map((fact) => useOf(setting, fact)),
    parts: [],
  };
}

/** Kleene: so many are yes for sure, or can no longer be, or it is open. */
function atLeast(parts: readonly Trace[], need: number): Truth {
  let [yes, open] = [0, 0];
  for (const { truth } of parts) {
    if (truth === 'yes') yes += 1;
    else if (truth === 'unknown') open += 1;
  }
  if (yes >= need) return 'yes';
  return yes + open < need ? 'no' : 'unknown';
}

function factHolds(use: Use, oneOf: readonly string[] | undefined): Truth {
  if (use.state === 'unknown') return 'unknown';
  if (use.state === 'none') return 'no';
  return (oneOf ? typeof use.value === 'string' && oneOf.includes(use.value) : use.value === true) ? 'yes' : 'no';
}

export function evaluateExpression(expression: Expression, setting: Setting): Known {
  if ('fact' in expression) return factValue(expression.fact, setting);
  if ('decisionDay' in expression) return exactly(setting.on);
  if ('date' in expression) return exactly(expression.date);
  if ('number' in expression) return exactly(exact(expression.number));
  if ('money' in expression) return exactly(exact(expression.money));
  if ('code' in expression) return exactly(expression.code);
  if ('text' in expression) return exactly(expression.text);
  if ('after' in expression) {
    const spanned = spanWith(expression, 1, setting);
    return mapped(evaluateExpression(expression.after, setting), spanned);
  }
  if ('before' in expression) {
    const spanned = spanWith(expression, -1, setting);
    return mapped(evaluateExpression(expression.before, setting), spanned);
  }
  if ('laterOf' in expression)
    return extreme(
      expression.laterOf.map((one) => evaluateExpression(one, setting)),
      'later',
    );
  if ('earlierOf' in expression)
    return extreme(
      expression.earlierOf.map((one) => evaluateExpression(one, setting)),
      'earlier',
    );
  if ('startOf' in expression) return periodEdge(expression.startOf, 'from', setting);
  if ('endOf' in expression) return periodEdge(expression.endOf, 'to', setting);
  if ('wholeYears' in expression) return between(expression.wholeYears, setting, wholeYears);
  if ('wholeDays' in expression) return between(expression.wholeDays, setting, daysBetween);
  if ('use' in expression) {
    const { truth } = evaluateCondition(expression.given, setting);
    if (truth === 'no') return 'none';
    return truth === 'yes' ? evaluateExpression(expression.use, setting) : UNKNOWN;
  }
  const table = setting.prepared.table(expression.table);
  const inputs = table.table.inputs.map((input) => evaluateExpression(input.value, setting));
  return evaluateTable(table, inputs).outputs[expression.output] ?? UNKNOWN;
}

function factValue(id: string, setting: Setting): Known {
  const fact = setting.facts[id];
  if (!fact || fact.state === 'unknown') return UNKNOWN;
  if (fact.state === 'none') return 'none';
  if (typeof fact.value === 'object') return UNKNOWN;
  const type = setting.prepared.typeOf(id);
  const numeric = type === 'money' || type === 'number';
  return exactly(numeric && typeof fact.value === 'string' ? exact(fact.value) : fact.value);
}

function periodEdge(id: string, edge: 'from' | 'to', setting: Setting): Known {
  const fact = setting.facts[id];
  if (!fact || fact.state === 'unknown') return UNKNOWN;
  if (fact.state === 'none' || typeof fact.value !== 'object') return 'none';
  // a period that has not ended will end, at the earliest on its first day
  return fact.value[edge] === null ? { low: fact.value.from, high: null } : exactly(fact.value[edge]);
}

/** Adding a span keeps the order of days, so it may be done to both bounds. */
function mapped(known: Known, change: (text: string) => string): Known {
  if (known === 'none') return known;
  const of = (point: Point | null) => (typeof point === 'string' ? change(point) : null);
  return { low: of(known.low), high: of(known.high) };
}

function spanWith(span: Span, sign: 1 | -1, { prepared }: Setting): (text: string) => string {
  const { years = 0, months = 0, days = 0, businessDays = 0, hours = 0 } = span;
  return (text) => {
    if (text.includes('T')) return momentAfter(text, sign * (hours + 24 * days));
    const moved = years + months > 0 ? addMonthsBy(text, sign * (years * 12 + months), prepared.pack.shortMonth) : text;
    const later = days > 0 ? addDays(moved, sign * days) : moved;
    return businessDays > 0 ? addBusinessDays(later, sign * businessDays) : later;
  };
}

function momentAfter(moment: string, hours: number): string {
  const hour = Number(moment.slice(11, 13)) + hours;
  const day = addDays(moment.slice(0, 10), Math.floor(hour / 24));
  return `${day}T${String(((hour % 24) + 24) % 24).padStart(2, '0')}${moment.slice(13)}`;
}

function between(
  ends: { from: Expression; to: Expression },
  setting: Setting,
  count: (from: string, to: string) => number,
): Known {
  const [from, to] = [evaluateExpression(ends.from, setting), evaluateExpression(ends.to, setting)];
  if (from === 'none' || to === 'none') return 'none';
  const of = (a: Point | null, b: Point | null) =>
    typeof a === 'string' && typeof b === 'string' ? exact(String(count(a, b))) : null;
  return { low: of(from.high, to.low), high: of(from.low, to.high) };
}

/** Completed years; a person born on 29 February completes one on 1 March of a year without that day. Below 0 when `to` is earlier. */
function wholeYears(from: string, to: string): number {
  const [a, b] = [dateParts(from), dateParts(to)];
  const reached = b.month > a.month || (b.month === a.month && b.day >= a.day);
  return b.year - a.year - (reached ? 0 : 1);
}

/** A known value as text; null while it is not known, or is none. */
export function textOf(known: Known): string | null {
  const point = pointOf(known);
  if (point === null) return null;
  if (typeof point !== 'object') return String(point);
  return point.bottom === 1n ? String(point.top) : `${Number(point.top)}/${Number(point.bottom)}`;
}
