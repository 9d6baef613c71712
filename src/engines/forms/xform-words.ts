import type { Words } from './form.ts';
import { lastStep, type XmlNode } from './xml-tree.ts';

/** What a label says in each language: its own text, or the translations it points to. */
export type Wording = (label: XmlNode | undefined) => Words;

/** @param model the `<model>` of an XForm, whose `<itext>` holds the translations */
export function wordingOf(model: XmlNode): Wording {
  const texts = new Map<string, Record<string, string>>();
  const translations = model.children.find((node) => node.name === 'itext')?.children ?? [];
  for (const translation of translations) {
    const language = translation.attributes.get('lang') ?? '';
    for (const text of translation.children) {
      const value = text.children.find((node) => node.name === 'value' && !node.attributes.has('form'));
      const id = text.attributes.get('id') ?? '';
      texts.set(id, { ...texts.get(id), ...(value ? { [language]: value.text } : {}) });
    }
  }
  return (label) => {
    if (!label) return {};
    const [, id] = /^\s*jr:itext\(\s*'([^']*)'\s*\)\s*$/.exec(label.attributes.get('ref') ?? '') ?? [];
    if (id !== undefined) return texts.get(id) ?? {};
    return label.text === '' ? {} : { '': label.text };
  };
}

/** The items of an instance that a select draws on (`<itemset nodeset="instance('gender')/root/item">`), by the instance's id. */
export function instanceItems(model: XmlNode, id: string): XmlNode[] {
  const instance = model.children.find((node) => node.name === 'instance' && node.attributes.get('id') === id);
  return instance?.children[0]?.children.filter((node) => node.name === 'item') ?? [];
}

export const childText = (node: XmlNode, name: string): string =>
  node.children.find((child) => child.name === name)?.text ?? '';

/** A label held by an item of an instance: text, or the id of a translation. */
export const itemLabel = (item: XmlNode, ref: string): XmlNode | undefined => {
  const [, field] = /^\s*jr:itext\(\s*(\w+)\s*\)\s*$/.exec(ref) ?? [];
  if (field === undefined) return item.children.find((child) => child.name === lastStep(ref || 'label'));
  return { ...item, attributes: new Map([['ref', `jr:itext('${childText(item, field)}')`]]) };
};
