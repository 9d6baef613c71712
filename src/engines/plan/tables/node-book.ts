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
  /** The pillar or principle with this code or title; made when there is none. */
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
    byTitle.set(`${kind} ${plain(title.en)}`, code);
    return node;
  };

  return {
    add,
    all: () => [...byCode.values()],
    byCode: (code) => byCode.get(code)?.node,
    place: (code, parentId) => {
      const entry = byCode.get(code);
      if (entry) byCode.set(code, { ...entry, node: { ...entry.node, parentId } });
    },
    named: (kind, name, parentId, source) => {
      const coded = byCode.get(name)?.node;
      const titled = byCode.get(byTitle.get(`${kind} ${plain(name)}`) ?? '')?.node;
      const found = coded?.kind === kind ? coded : titled;
      const code = `${kind}-${(counts.get(kind) ?? 0) + 1}`;
      return found ?? add({ kind, code, title: { en: name }, parentId, source, own: false });
    },
  };
};
