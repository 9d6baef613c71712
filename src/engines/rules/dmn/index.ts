import { RuleError } from '../errors.ts';
import type { CellType, DecisionTable, HIT_POLICIES } from '../pack.ts';
import { DecisionTable as Shape } from '../pack.ts';
import { readTable } from '../table/read-table.ts';
import { childOf, childrenOf, escaped, readXml, textIn, type XmlNode } from './xml.ts';

const NAMESPACE = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

const POLICIES: Record<(typeof HIT_POLICIES)[number], string> = {
  U: 'UNIQUE',
  A: 'ANY',
  F: 'FIRST',
  P: 'PRIORITY',
  R: 'RULE ORDER',
  O: 'OUTPUT ORDER',
  C: 'COLLECT',
};
const TYPES: Record<CellType, string> = {
  'yes-no': 'boolean',
  date: 'date',
  number: 'number',
  money: 'number',
  code: 'string',
  text: 'string',
};

/**
 * The decision tables of a DMN file (1.1 to 1.5), each on its own. Inputs are names of input data, cells S-FEEL unary tests, outputs literals;
 * anything else is refused by name. @throws RuleError DMN_… or RULE_CELL_NOT_UNDERSTOOD
 */
export function readDmn(xml: string): DecisionTable[] {
  const root = readXml(xml);
  if (root.name !== 'definitions')
    throw new RuleError('DMN_NOT_CLAIMED', `The file begins with <${root.name}>, not with <definitions>.`);
  const types = itemTypes(root);
  return childrenOf(root, 'decision').map((decision, index) => {
    const name = decision.attributes.get('name') ?? `decision ${index + 1}`;
    const table = childOf(decision, 'decisionTable');
    if (!table) throw new RuleError('DMN_NOT_CLAIMED', 'Only decisions that are tables are read.', name);
    return tableOf(table, name, index, types, root);
  });
}

function tableOf(node: XmlNode, name: string, index: number, types: ItemTypes, root: XmlNode): DecisionTable {
  const policyName = node.attributes.get('hitPolicy') ?? 'UNIQUE';
  const hitPolicy = Object.entries(POLICIES).find(([, long]) => long === policyName)?.[0];
  const outputs = childrenOf(node, 'output');
  const declared = new Map(
    childrenOf(root, 'inputData').map((one) => [
      one.attributes.get('name'),
      childOf(one, 'variable')?.attributes.get('typeRef'),
    ]),
  );
  const json = {
    id: `table-${index + 1}`,
    title: name,
    hitPolicy,
    aggregation: node.attributes.get('aggregation'),
    inputs: childrenOf(node, 'input').map((input) => {
      const expression = childOf(input, 'inputExpression');
      const fact = textIn(expression);
      const reference = declared.get(fact) ?? expression?.attributes.get('typeRef');
      const values = textIn(childOf(input, 'inputValues')) || types.allowed(reference);
      return {
        name: fact,
        type: types.of(reference, `${name}, ${fact}`),
        value: { fact },
        ...(values ? { values } : {}),
      };
    }),
    outputs: outputs.map((output, column) => {
      const values = textIn(childOf(output, 'outputValues'));
      const otherwise = textIn(childOf(output, 'defaultOutputEntry'));
      const firstEntry = textIn(childrenOf(childrenOf(node, 'rule')[0] ?? output, 'outputEntry')[column]);
      const reference =
        output.attributes.get('typeRef') ?? (outputs.length === 1 ? node.attributes.get('typeRef') : undefined);
      const type = reference === undefined ? guessed(firstEntry) : types.of(reference, `${name}, output ${column + 1}`);
      return {
        name: output.attributes.get('name') ?? name,
        type,
        ...(values ? { values } : {}),
        ...(otherwise ? { otherwise } : {}),
      };
    }),
    rows: childrenOf(node, 'rule').map((rule, row) => ({
      id: rule.attributes.get('id') ?? `row-${row + 1}`,
      when: childrenOf(rule, 'inputEntry').map((entry) => textIn(entry) || '-'),
      gives: childrenOf(rule, 'outputEntry').map(textIn),
    })),
  };
  const parsed = Shape.safeParse(json);
  if (!parsed.success)
    throw new RuleError(
      'DMN_NOT_CLAIMED',
      parsed.error.issues[0]?.message ?? 'The table is not understood.',
      `${name}, ${parsed.error.issues[0]?.path.join('.') ?? ''}`,
    );
  readTable(parsed.data);
  return parsed.data;
}

interface ItemTypes {
  of(reference: string | undefined, path: string): CellType;
  allowed(reference: string | undefined): string;
}

/** An own type stands for the one it restricts, with its list of values. */
function itemTypes(root: XmlNode): ItemTypes {
  const items = new Map(childrenOf(root, 'itemDefinition').map((item) => [item.attributes.get('name') ?? '', item]));
  const base = (reference = 'string') => childOf(items.get(reference) ?? root, 'typeRef')?.text.trim() ?? reference;
  return {
    of: (reference, path) => {
      const type = base(reference).replace(/^feel:/, '');
      const found = { boolean: 'yes-no', date: 'date', number: 'number', string: 'text' } as const;
      if (type === 'boolean' || type === 'date' || type === 'number' || type === 'string') return found[type];
      throw new RuleError(
        'DMN_NOT_CLAIMED',
        `The type ${type} is not read: only boolean, date, number and string are.`,
        path,
      );
    },
    allowed: (reference) =>
      textIn(
        childOf(
          items.get(reference ?? '') ?? { name: '', attributes: new Map(), children: [], text: '' },
          'allowedValues',
        ),
      ),
  };
}

function guessed(entry: string): CellType {
  if (entry.startsWith('"')) return 'text';
  if (entry.startsWith('date')) return 'date';
  return entry === 'true' || entry === 'false' ? 'yes-no' : 'number';
}

/** DMN 1.3. An input that is computed is written as input data of its name. Codes become strings, money becomes a number. @throws RuleError DMN_CANNOT_BE_WRITTEN */
export function writeDmn(tables: readonly DecisionTable[], name = 'fourfold'): string {
  const inputs = new Map(tables.flatMap((table) => table.inputs.map((input) => [input.name, input.type] as const)));
  const ids = new Map([...inputs.keys()].map((input, index) => [input, `input-${index + 1}`]));
  const text = (tag: string, value: string | undefined, more = '') =>
    value === undefined ? '' : `<${tag}${more}><text>${escaped(value)}</text></${tag}>`;
  const tableXml = (table: DecisionTable, number: number) => {
    const aggregation = table.aggregation ? ` aggregation="${table.aggregation}"` : '';
    const columns = table.inputs.map(
      (input, at) =>
        `<input id="i-${number}-${at}">${text('inputExpression', input.name, ` id="e-${number}-${at}" typeRef="${TYPES[input.type]}"`)}${text('inputValues', input.values)}</input>`,
    );
    const outputs = table.outputs.map(
      (output, at) =>
        `<output id="o-${number}-${at}" name="${escaped(output.name)}" typeRef="${TYPES[output.type]}">${text('outputValues', output.values)}${text('defaultOutputEntry', output.otherwise)}</output>`,
    );
    const rows = table.rows.map(
      (row, at) =>
        `<rule id="r-${number}-${at}">${row.when.map((cell) => text('inputEntry', cell)).join('')}${row.gives.map((entry) => text('outputEntry', entry)).join('')}</rule>`,
    );
    const needs = table.inputs.map(
      (input) => `<informationRequirement><requiredInput href="#${ids.get(input.name)}"/></informationRequirement>`,
    );
    return `<decision id="decision-${number}" name="${escaped(table.title)}"><variable name="${escaped(table.title)}"/>${needs.join('')}<decisionTable id="table-${number}" hitPolicy="${POLICIES[table.hitPolicy]}"${aggregation}>${columns.join('')}${outputs.join('')}${rows.join('')}</decisionTable></decision>`;
  };
  const data = [...inputs].map(
    ([input, type]) =>
      `<inputData id="${ids.get(input)}" name="${escaped(input)}"><variable name="${escaped(input)}" typeRef="${TYPES[type]}"/></inputData>`,
  );
  const decisions = tables.map((table, index) => tableXml(table, index + 1));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<definitions xmlns="${NAMESPACE}" id="definitions" name="${escaped(name)}" namespace="urn:fourfold:rules">\n${[...decisions, ...data].join('\n')}\n</definitions>\n`;
}
