import { FormError } from './errors.ts';
import { fromXPath } from './expressions.ts';
import type { Choice, ChoiceList, Finding, Form, Group, Logic, Place, Question } from './form.ts';
import { typeWords } from './types.ts';
import { childText, instanceItems, itemLabel, type Wording, wordingOf } from './xform-words.ts';
import { type FormFile, languagesOf, type ReadCode } from './xlsform-read.ts';
import { lastStep, readXmlTree, XML_LIMITS, type XmlLimits, type XmlNode } from './xml-tree.ts';

const XFORMS = 'http://www.w3.org/2002/xforms';
const controls = ['input', 'select', 'select1', 'trigger', 'upload'];

interface Model {
  readonly model: XmlNode;
  /** The name of the instance's root: `data`. */
  readonly root: string;
  /** Path to binding. */
  readonly binds: ReadonlyMap<string, XmlNode>;
  /** Paths of the nodes that hold an answer. */
  readonly leaves: ReadonlyMap<string, XmlNode>;
  readonly wording: Wording;
}

/**
 * Reads an XForm as ODK writes it (getodk.github.io/xforms-spec): model, bindings, translations, body controls with their items, inline or
 * from an instance. Every control and every node of the instance becomes a question, a group, or a finding.
 *
 * @throws FormError
 */
export function readXForm(bytes: Uint8Array, limits: XmlLimits = XML_LIMITS): FormFile {
  const html = readXmlTree(bytes, limits);
  const model = descend(html, 'head', 'model');
  const body = descend(html, 'body');
  const instance = model?.children.find((node) => node.name === 'instance')?.children[0];
  if (html.name !== 'html' || !model || !body || !instance || model.uri !== XFORMS) {
    throw new FormError(
      'FORM_NOT_A_FORM',
      `The file is XML, but no XForm: its first element is <${html.name}>.`,
      'Send the form as XForm (.xml) or XLSForm (.xlsx).',
      { line: html.line },
    );
  }
  const binds = new Map(
    model.children.filter((n) => n.name === 'bind').map((bind) => [bind.attributes.get('nodeset') ?? '', bind]),
  );
  const context = { model, root: instance.name, binds, leaves: leavesOf(instance), wording: wordingOf(model) };
  const findings: Finding<ReadCode>[] = [];
  const { questions, groups, lists } = readBody(body, context, findings);
  const unasked = unaskedQuestions(context, new Set(questions.map(({ place }) => place.path)));
  const form: Form = {
    format: 'xform',
    id: instance.attributes.get('id') ?? null,
    title: descend(html, 'head', 'title')?.text.trim() || null,
    version: instance.attributes.get('version') ?? null,
    languages: languagesOf([...questions, ...groups, ...lists.flatMap((list) => list.choices)]),
    questions: [
      ...unasked.filter(({ kind }) => kind === 'meta'),
      ...questions,
      ...unasked.filter(({ kind }) => kind === 'calculate'),
    ],
    groups,
    lists,
    columns: {},
  };
  return { form, findings };
}

const descend = (node: XmlNode, ...names: string[]): XmlNode | undefined =>
  names.reduce<XmlNode | undefined>((at, name) => at?.children.find((child) => child.name === name), node);

function leavesOf(instance: XmlNode): Map<string, XmlNode> {
  const leaves = new Map<string, XmlNode>();
  const walk = (node: XmlNode, path: string): void => {
    if (node.children.length === 0) leaves.set(path, node);
    for (const child of node.children) walk(child, `${path}/${child.name}`);
  };
  for (const child of instance.children) if (child.name !== 'meta') walk(child, `/${instance.name}/${child.name}`);
  return leaves;
}

function readBody(body: XmlNode, context: Model, findings: Finding<ReadCode>[]) {
  const questions: Question[] = [];
  const groups: Group[] = [];
  const lists: ChoiceList[] = [];
  const walk = (nodes: readonly XmlNode[], within: readonly string[]): void => {
    for (const node of nodes) {
      const path = node.attributes.get('ref') ?? node.attributes.get('nodeset') ?? '';
      const place: Place = { line: node.line, path };
      const say = (code: ReadCode, values: Finding['values'] = {}): void => {
        findings.push({
          code,
          severity: 'error',
          place,
          values: { control: node.name, name: lastStep(path), ...values },
        });
      };
      if (node.name === 'group' || node.name === 'repeat') {
        if (node.name === 'repeat') say('FORM_REPEAT_NOT_READ');
        const name = lastStep(path);
        // a group without a ref is for layout only
        const inner = path === '' || within.at(-1) === name ? within : [...within, name];
        if (inner !== within) {
          const relevant = logicFrom(context, path).relevant;
          groups.push({ name, labels: context.wording(child(node, 'label')), relevant, groups: within, place });
        }
        walk(node.children, inner);
      } else if (controls.includes(node.name)) {
        if (!context.leaves.has(path)) say('FORM_CONTROL_UNBOUND');
        const choices = choicesOf(node, context, place);
        if (node.name.startsWith('select') && choices.length === 0) say('FORM_ITEMS_MISSING');
        const list = node.name.startsWith('select') ? lastStep(path) : null;
        if (list !== null) lists.push({ name: list, choices });
        questions.push({ ...questionOf(node, path, context), list, groups: within, place });
      } else if (node.name !== 'label') say('FORM_CONTROL_UNKNOWN');
    }
  };
  walk(body.children, []);
  return { questions, groups, lists };
}

const child = (node: XmlNode, name: string): XmlNode | undefined => node.children.find((one) => one.name === name);

function questionOf(node: XmlNode, path: string, context: Model): Omit<Question, 'list' | 'groups' | 'place'> {
  const bind = context.binds.get(path)?.attributes.get('type') ?? 'string';
  const logic = logicFrom(context, path);
  const words = Object.values(typeWords);
  const kind =
    node.name === 'input' && logic.readonly !== ''
      ? 'note'
      : (words.find((w) => w.control === node.name && (w.bind === bind || node.name !== 'input'))?.kind ?? 'text');
  return {
    name: lastStep(path),
    kind,
    type: node.name === 'input' ? bind : node.name,
    labels: context.wording(child(node, 'label')),
    hints: context.wording(child(node, 'hint')),
    logic: { ...logic, default: context.leaves.get(path)?.text.trim() ?? '' },
  };
}

function logicFrom({ binds, root }: Model, path: string): Record<Logic, string> {
  const said = (name: string): string => {
    const text = binds.get(path)?.attributes.get(name)?.trim() ?? '';
    return text === 'false()' ? '' : fromXPath(text, root);
  };
  return {
    required: said('required'),
    relevant: said('relevant'),
    constraint: said('constraint'),
    readonly: said('readonly'),
    calculation: said('calculate'),
    default: '',
  };
}

function choicesOf(node: XmlNode, { model, wording }: Model, place: Place): Choice[] {
  const inline = node.children
    .filter((one) => one.name === 'item')
    .map((item) => ({
      name: childText(item, 'value'),
      labels: wording(child(item, 'label')),
      place: { line: item.line, path: place.path ?? '' },
    }));
  const itemset = child(node, 'itemset');
  if (!itemset) return inline;
  const [, id = ''] = /^\s*instance\('([^']*)'\)/.exec(itemset.attributes.get('nodeset') ?? '') ?? [];
  const value = itemset.children.find((one) => one.name === 'value')?.attributes.get('ref') ?? 'name';
  const label = itemset.children.find((one) => one.name === 'label')?.attributes.get('ref') ?? 'label';
  const drawn = instanceItems(model, id).map((item) => ({
    name: childText(item, lastStep(value)),
    labels: wording(itemLabel(item, label)),
    place: { line: item.line, path: place.path ?? '' },
  }));
  return [...inline, ...drawn];
}

/** What the instance holds and no control asks for: filled in by the device, computed, or forgotten. */
function unaskedQuestions(context: Model, asked: ReadonlySet<string | undefined>): Question[] {
  return [...context.leaves].flatMap(([path, node]) => {
    if (asked.has(path)) return [];
    const bind = context.binds.get(path)?.attributes;
    const preload = bind?.get('preload');
    return [
      {
        name: node.name,
        kind: preload ? ('meta' as const) : ('calculate' as const),
        type: preload ? (bind?.get('preloadParams') ?? preload) : 'calculate',
        labels: {},
        hints: {},
        list: null,
        logic: { ...logicFrom(context, path), default: node.text.trim() },
        groups: path.split('/').slice(2, -1),
        place: { line: node.line, path },
      },
    ];
  });
}
