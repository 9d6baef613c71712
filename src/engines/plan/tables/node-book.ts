import type { NodeKind, PlanNode, Words } from '../document.ts';
import { plain } from './columns.ts';
import type { TableRow } from './read-rows.ts';

/** A node with the row it came from. A pillar or principle that a column names, without a row of its own, has the row that named it first. */
export interface RowNode {
  readonly node: PlanNode;
  readonly source: TableRow;
  readonly own: boolean;
}

/** The nodes of a table while they are being put together. */
export interface NodeBook {
  readonly all: () => RowNode[];
  readonly byCode: (code: string) => PlanNode | undefined;
  readonly add: (entry: NewNode) => PlanNode;
  readonly place: (code: string, parentId: string | null) => void;
  /** The pillar or principle with this code or title. */
  readonly find: (kind: 'pillar' | 'principle', name: string) => PlanNode | undefined;
  /** The same, made when there is none. */
  readonly named: (kind: 'pillar' | 'principle', name: string, parentId: string | null, source: TableRow) => PlanNode;
}

export interface NewNode {
  readonly kind: NodeKind;
  readonly code: string;
  readonly title: Words;
  readonly parentId: string | null;
  readonly source: TableRow;
  readonly own: boolean;
  readonly more?: Partial<PlanNode>;
}

export const openBook = (planId: string): NodeBook => {
  const byCode = new Map<string, RowNode>();
  const byTitle = new Map<string, string>();
  const counts = new Map<NodeKind, number>();

  const add: NodeBook['add'] = ({ kind, code, title, parentId, source, own, more }) => {
    const order = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, order);
    const node: PlanNode = {
      id: `${planId}.${code}`,
      parentId,
      kind,
      code,
      officialCode: null,
      title,
      order,
      sensitivity: 'public',
      categories: [],
      ...more,
    };
    byCode.set(code, { node, source, own });
    byTitle.set(titleKey(kind, title.en), code);
    return node;
  };

  const find: NodeBook['find'] = (kind, name) => {
    const coded = byCode.get(name)?.node;
    return coded?.kind === kind ? coded : byCode.get(byTitle.get(titleKey(kind, name)) ?? '')?.node;
  };

  const freeCode = (kind: NodeKind): string => {
    let number = (counts.get(kind) ?? 0) + 1;
    while (byCode.has(`${kind}-${number}`)) number += 1;
    return `${kind}-${number}`;
  };

  return {
    add,
    all: () => [...byCode.values()],
    byCode: (code) => byCode.get(code)?.node,
    place: (code, parentId) => {
      const entry = byCode.get(code);
      if (entry) byCode.set(code, { ...entry, node: { ...entry.node, parentId } });
    },
    find,
    named: (kind, name, parentId, source) =>
      find(kind, name) ?? add({ kind, code: freeCode(kind), title: { en: name }, parentId, source, own: false }),
  };
};

/** Titles that differ only in case, accents and punctuation are one; titles made of nothing else are themselves. */
const titleKey = (kind: NodeKind, title: string): string => `${kind} ${plain(title) || title}`;
