import { asked, RuleError } from './errors.ts';
import type { Condition, Expression, Said } from './expression.ts';
import type { FactDeclaration, FactType, Rule, RulePack, RuleVersion } from './pack.ts';
import { type ReadTable, readTable } from './table/read-table.ts';
import { expressionsIn, partsOf } from './walk.ts';

/** A pack with its names looked up once. */
export interface Prepared {
  pack: RulePack;
  says(fact: string): Said;
  declaration(fact: string): FactDeclaration;
  typeOf(fact: string): FactType;
  table(id: string): ReadTable;
  rule(id: string): Rule;
  /** Every fact that a condition rests on, tables included. */
  factsIn(condition: Condition): readonly string[];
  factsOf(expression: Expression): readonly string[];
}

const prepared = new WeakMap<RulePack, Prepared>();

/** @throws RuleError where a name is not declared, a table is not understood, or rules ask each other in a circle */
export function prepare(pack: RulePack): Prepared {
  const before = prepared.get(pack);
  if (before) return before;
  const facts = new Map(pack.facts.map((one) => [one.id, one]));
  const tables = new Map(pack.tables.map((one) => [one.id, readTable(one)]));
  const rules = new Map(pack.rules.map((one) => [one.id, one]));
  const seen = new WeakMap<object, readonly string[]>();
  const declaration = (id: string) => asked(facts.get(id), 'fact', id);
  const table = (id: string) => asked(tables.get(id), 'table', id);
  const remember = (key: object, find: () => string[]) => {
    const found = seen.get(key) ?? [...new Set(find())];
    seen.set(key, found);
    return found;
  };
  const factsOf = (expression: Expression): readonly string[] =>
    remember(expression, () => {
      if ('fact' in expression) return [declaration(expression.fact).id];
      if ('startOf' in expression) return [declaration(expression.startOf).id];
      if ('endOf' in expression) return [declaration(expression.endOf).id];
      if ('table' in expression) return table(expression.table).table.inputs.flatMap(({ value }) => factsOf(value));
      const { expressions, conditions } = partsOf(expression);
      return [...expressions.flatMap(factsOf), ...conditions.flatMap(factsIn)];
    });
  const factsIn = (condition: Condition): readonly string[] =>
    remember(condition, () => {
      if ('fact' in condition) return [declaration(condition.fact).id];
      if ('exists' in condition) return [declaration(condition.exists).id];
      const { expressions, conditions } = partsOf(condition);
      return [...expressions.flatMap(factsOf), ...conditions.flatMap(factsIn)];
    });
  const made: Prepared = {
    pack,
    says: (id) => declaration(id).says,
    declaration,
    typeOf: (id) => declaration(id).type,
    table,
    rule: (id) => asked(rules.get(id), 'rule', id),
    factsIn,
    factsOf,
  };
  for (const rule of pack.rules) checkRule(made, rule);
  noCircle(made);
  prepared.set(pack, made);
  return made;
}

function checkRule(made: Prepared, rule: Rule): void {
  for (const version of rule.versions) {
    const path = `rule ${rule.id}, version ${version.id}`;
    try {
      const found = everythingIn(version);
      for (const one of found.conditions) made.factsIn(one);
      for (const one of found.expressions) made.factsOf(one);
      for (const clock of version.clocks) if (clock.stopped) made.declaration(clock.stopped.during);
      for (const id of found.rules) made.rule(id);
      for (const one of found.all) checkTypes(made, one);
    } catch (error) {
      if (error instanceof RuleError) throw new RuleError(error.code, error.message, path);
      throw error;
    }
  }
}

/** All that a version says, and the rules it asks. */
export function everythingIn(version: RuleVersion) {
  const conditions = [
    version.when,
    version.contestedWhen,
    ...version.clocks.map((one) => one.given),
    ...version.documents.map((one) => one.given),
  ];
  const given = conditions.filter((one) => one !== undefined);
  const expressions = version.clocks.flatMap(({ due, stopped }) => (stopped ? [due, stopped.starts] : [due]));
  const all = [...given, ...expressions].flatMap(expressionsIn);
  return { conditions: given, expressions, all, rules: all.flatMap((one) => ('rule' in one ? [one.rule] : [])) };
}

function checkTypes(made: Prepared, one: Condition | Expression): void {
  if ('fact' in one && 'oneOf' in one && one.oneOf) {
    const { type, codes } = made.declaration(one.fact);
    if (type !== 'code' && type !== 'text') throw differ(`${one.fact} is a ${type}: "oneOf" needs a code or a text.`);
    const stranger = codes && one.oneOf.find((code) => !codes.some((known) => known.code === code));
    if (stranger !== undefined) throw differ(`"${stranger}" is no code of ${one.fact}.`);
  }
  if (!('left' in one)) return;
  const [left, right] = [typeOf(made, one.left), typeOf(made, one.right)];
  if (left !== right && !(numeric(left) && numeric(right))) throw differ(`A ${left} is compared with a ${right}.`);
  if (left === 'period') throw differ('A period is not compared: take its start or its end.');
}

function typeOf(made: Prepared, one: Expression): FactType {
  if ('fact' in one) return made.typeOf(one.fact);
  if ('number' in one || 'wholeYears' in one || 'wholeDays' in one) return 'number';
  if ('money' in one) return 'money';
  if ('code' in one) return 'code';
  if ('text' in one) return 'text';
  if ('table' in one)
    return asked(
      made.table(one.table).table.outputs.find(({ name }) => name === one.output),
      'output',
      one.output,
    ).type;
  if ('use' in one) return typeOf(made, one.use);
  if ('after' in one) return timeOf(made, one.after);
  if ('before' in one) return timeOf(made, one.before);
  if ('laterOf' in one || 'earlierOf' in one) {
    const types = new Set(('laterOf' in one ? one.laterOf : one.earlierOf).map((part) => typeOf(made, part)));
    const [type] = types;
    if (types.size > 1 || !type) throw differ('Of several values, all must be of one type.');
    return type;
  }
  return 'date';
}

function timeOf(made: Prepared, one: Expression): FactType {
  const type = typeOf(made, one);
  if (type !== 'date' && type !== 'moment')
    throw differ(`Time is counted from a date or a moment, not from a ${type}.`);
  return type;
}

const numeric = (type: FactType) => type === 'number' || type === 'money';
const differ = (message: string) => new RuleError('RULE_TYPES_DIFFER', message);

function noCircle(made: Prepared): void {
  const done = new Set<string>();
  const visit = (id: string, way: readonly string[]): void => {
    if (way.includes(id))
      throw new RuleError('RULE_REFERENCE_CIRCULAR', `These rules ask each other: ${[...way, id].join(', ')}.`, id);
    if (done.has(id)) return;
    for (const version of made.rule(id).versions)
      for (const next of everythingIn(version).rules) visit(next, [...way, id]);
    done.add(id);
  };
  for (const { id } of made.pack.rules) visit(id, []);
}
