import type { StoredGraph } from './build.ts';
import { GraphError } from './errors.ts';
import { storedKeys } from './keys.ts';
import type { Column, Columns, Graph } from './types.ts';

/*
 * One file: 8 bytes of name, version, length of the head, length of the body, a check sum of the body; the head as JSON; the body: arrays,
 * each on a multiple of 8 bytes from the beginning, little-endian. Opening it makes views, no copies.
 */
const magic = 'FFGRAPH\n';
const version = 1;
const fixed = 32;

const arrays = {
  f64: Float64Array,
  f32: Float32Array,
  i32: Int32Array,
  u32: Uint32Array,
  u8: Uint8Array,
} as const;
type ArrayKind = keyof typeof arrays;
type AnyArray = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

interface Section {
  readonly name: string;
  readonly kind: ArrayKind;
  readonly at: number;
  readonly length: number;
}

interface Head {
  readonly nodes: number;
  readonly links: number;
  readonly named: boolean;
  readonly sections: readonly Section[];
  /** Words of text columns, by section. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

const padded = (n: number): number => Math.ceil(n / 8) * 8;

/** The whole graph as one file; the same graph gives the same bytes. */
export const toBytes = (graph: Graph): Uint8Array => {
  const { keys, outStart, source, target, inStart, inLink, nodeColumns, linkColumns } = graph as StoredGraph;
  const words: Record<string, readonly string[]> = {};
  const parts: [string, ArrayKind, AnyArray][] = [
    ['outStart', 'u32', outStart],
    ['source', 'u32', source],
    ['target', 'u32', target],
    ['inStart', 'u32', inStart],
    ['inLink', 'u32', inLink],
  ];
  if (keys) parts.push(['keyText', 'u8', keys.text], ['keyStart', 'u32', keys.start], ['keyTable', 'u32', keys.table]);
  for (const [prefix, columns] of [['node', nodeColumns] as const, ['link', linkColumns] as const]) {
    for (const [name, column] of Object.entries<Column>(columns).sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (column.kind === 'text') words[`${prefix}.${name}`] = column.words;
      parts.push([`${prefix}.${name}`, column.kind === 'text' ? 'u32' : column.kind, column.values]);
    }
  }
  let at = 0;
  const sections = parts.map(([name, kind, values]): Section => {
    const section = { name, kind, at, length: values.length };
    at += padded(values.byteLength);
    return section;
  });
  const head: Head = { nodes: graph.nodes, links: graph.links, named: keys !== null, sections, words };
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const bodyAt = padded(fixed + headBytes.length);
  const bytes = new Uint8Array(bodyAt + at);
  bytes.set(new TextEncoder().encode(magic));
  bytes.set(headBytes, fixed);
  parts.forEach(([, , values], i) => {
    const place = bodyAt + (sections[i] as Section).at;
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), place);
  });
  const view = new DataView(bytes.buffer);
  view.setUint32(8, version, true);
  view.setUint32(12, headBytes.length, true);
  view.setFloat64(16, at, true);
  view.setUint32(24, sumOf(bytes.subarray(fixed)), true);
  return bytes;
};

/**
 * Opens a saved graph. The bytes must not be changed afterwards.
 *
 * @throws GraphError GRAPH_NOT_A_GRAPH, GRAPH_OTHER_VERSION, GRAPH_TRUNCATED, GRAPH_DAMAGED
 */
export const fromBytes = (given: Uint8Array): Graph => {
  if (given.length < fixed || new TextDecoder().decode(given.subarray(0, 8)) !== magic)
    throw new GraphError('GRAPH_NOT_A_GRAPH', 'These bytes are no saved graph.');
  // arrays must stand on a multiple of their size
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (view.getUint32(8, true) !== version)
    throw new GraphError('GRAPH_OTHER_VERSION', `Saved by version ${view.getUint32(8, true)}; this reads ${version}.`);
  const headLength = view.getUint32(12, true);
  const bodyAt = padded(fixed + headLength);
  const bodyLength = view.getFloat64(16, true);
  if (!(bodyAt + bodyLength <= bytes.length)) throw new GraphError('GRAPH_TRUNCATED', 'The file ends too early.');
  // the last four bytes before the head are zero
  const sum = view.getUint32(24, true) ^ view.getUint32(28, true);
  if (bodyAt + bodyLength !== bytes.length || sumOf(bytes.subarray(fixed)) !== sum >>> 0) throw damaged();
  const head = headOf(bytes.subarray(fixed, fixed + headLength));
  return graphOf(head, (section) => {
    const make = arrays[section.kind];
    const end = section.at + section.length * make.BYTES_PER_ELEMENT;
    if (section.at % 8 !== 0 || section.at < 0 || section.length < 0 || end > bodyLength) throw damaged();
    return new make(bytes.buffer as ArrayBuffer, bytes.byteOffset + bodyAt + section.at, section.length);
  });
};

const damaged = (): GraphError => new GraphError('GRAPH_DAMAGED', 'The file is not what was saved.');

const headOf = (bytes: Uint8Array): Head => {
  try {
    const head = JSON.parse(new TextDecoder().decode(bytes)) as Head;
    if (Array.isArray(head.sections) && head.sections.every(({ kind }) => Object.hasOwn(arrays, kind))) return head;
  } catch {
    throw damaged();
  }
  throw damaged();
};

const graphOf = ({ nodes, links, named, sections, words }: Head, open: (section: Section) => AnyArray): Graph => {
  const section = (name: string, length: number | null): AnyArray => {
    const found = sections.find((one) => one.name === name);
    if (!found || (length !== null && found.length !== length)) throw damaged();
    return open(found);
  };
  const numbers = (name: string, length: number | null): Uint32Array => {
    const values = section(name, length);
    if (!(values instanceof Uint32Array)) throw damaged();
    return values;
  };
  const columns = (prefix: string, length: number): Columns =>
    Object.fromEntries(
      sections
        .filter(({ name }) => name.startsWith(prefix))
        .map(({ name }) => {
          const values = section(name, length);
          const column = name.slice(prefix.length);
          if (values instanceof Float64Array) return [column, { kind: 'f64', values } as Column];
          if (values instanceof Float32Array) return [column, { kind: 'f32', values } as Column];
          if (values instanceof Int32Array) return [column, { kind: 'i32', values } as Column];
          if (values instanceof Uint8Array) return [column, { kind: 'u8', values } as Column];
          return [column, { kind: 'text', values, words: words[name] ?? [] } as Column];
        }),
    );
  const keyText = named ? section('keyText', null) : null;
  const graph = {
    nodes,
    links,
    keys:
      keyText instanceof Uint8Array
        ? storedKeys(keyText, numbers('keyStart', nodes + 1), numbers('keyTable', null))
        : null,
    outStart: numbers('outStart', nodes + 1),
    source: numbers('source', links),
    target: numbers('target', links),
    inStart: numbers('inStart', nodes + 1),
    inLink: numbers('inLink', links),
    nodeColumns: columns('node.', nodes),
    linkColumns: columns('link.', links),
  };
  const inside = [graph.source, graph.target].every((ends) => ends.every((end) => end < nodes));
  if (!inside || !graph.inLink.every((link) => link < links)) throw damaged();
  return graph;
};

/** A sum over words of four bytes, FNV-like; it finds damage, it does not prove who wrote the file. */
const sumOf = (bytes: Uint8Array): number => {
  const words = new Uint32Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length >> 2);
  let sum = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) sum = Math.imul(sum ^ (words[i] as number), 0x01000193) ^ (sum >>> 15);
  return sum >>> 0;
};
