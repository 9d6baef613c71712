import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DecisionTable, decideTable, readDmn, writeDmn } from '../index.ts';
import { childOf, childrenOf, readXml, type XmlNode } from './xml.ts';

/** The level 2 cases with a decision table: all of them are claimed. */
const CLAIMED = [
  '0004-simpletable-U',
  '0005-simpletable-A',
  '0006-simpletable-P1',
  '0007-simpletable-P2',
  '0010-multi-output-U',
  '0108-first-hitpolicy',
  '0109-ruleOrder-hitpolicy',
  '0110-outputOrder-hitpolicy',
  '0111-first-hitpolicy-singleoutputcol',
  '0112-ruleOrder-hitpolicy-singleinoutcol',
  '0113-outputOrder-hitpolicy-singleinoutcol',
  '0114-min-collect-hitpolicy',
  '0115-sum-collect-hitpolicy',
  '0116-count-collect-hitpolicy',
  '0117-multi-any-hitpolicy',
  '0118-multi-priority-hitpolicy',
  '0119-multi-collect-hitpolicy',
];

/** A checkout of dmn-tck/tck, which is not part of this repository. */
const checkout = process.env.FOURFOLD_DMN_TCK ?? '';
const folder = join(checkout, 'TestCases', 'compliance-level-2');
const here = checkout !== '' && existsSync(folder);

describe.each(CLAIMED)('TCK %s', (name) => {
  if (!here) {
    it.skip('skipped: FOURFOLD_DMN_TCK names no checkout of dmn-tck/tck');
    return;
  }
  const read = (file: string) => readFileSync(join(folder, name, file), 'utf8');
  const tables = readDmn(read(`${name}.dmn`));
  const cases = childrenOf(readXml(read(`${name}-test-01.xml`)), 'testCase');

  it.each(cases.map((one) => [one.attributes.get('id') ?? '', one] as const))('case %s', (_, one) => {
    for (const wanted of childrenOf(one, 'resultNode')) {
      const table = tables.find(({ title }) => title === wanted.attributes.get('name'));
      if (!table) throw new Error('the decision was not read');
      const inputs = Object.fromEntries(
        childrenOf(one, 'inputNode').map((node) => [node.attributes.get('name') ?? '', plainOf(node)]),
      );
      expect(answerOf(table, inputs)).toEqual(expectedOf(childOf(wanted, 'expected')));
      const [again] = readDmn(writeDmn([table]));
      if (!again) throw new Error('the table was not written');
      expect(answerOf(again, inputs)).toEqual(expectedOf(childOf(wanted, 'expected')));
    }
  });
});

function answerOf(table: DecisionTable, inputs: Record<string, string | boolean | null>): unknown {
  const lines = decideTable(table, inputs) ?? [];
  const shown = table.outputs.length === 1 ? lines.map((line) => line[table.outputs[0]?.name ?? '']) : lines;
  const many = ['R', 'O'].includes(table.hitPolicy) || (table.hitPolicy === 'C' && !table.aggregation);
  return many ? shown : (shown[0] ?? null);
}

function plainOf(node: XmlNode | undefined): string | boolean | null {
  const value = node && childOf(node, 'value');
  if (!value || value.attributes.get('nil') === 'true') return null;
  return value.attributes.get('type') === 'xsd:boolean' ? value.text === 'true' : value.text;
}

function expectedOf(node: XmlNode | undefined): unknown {
  const list = node && childOf(node, 'list');
  if (list) return childrenOf(list, 'item').map(expectedOf);
  const components = node ? childrenOf(node, 'component') : [];
  return components.length > 0
    ? Object.fromEntries(components.map((one) => [one.attributes.get('name') ?? '', expectedOf(one)]))
    : plainOf(node);
}
