import { posix } from 'node:path';
import { type Import, importsOf } from './imports.ts';
import { isCode, type Tree } from './tree.ts';

export interface Edge {
  readonly from: string;
  /** A file of the tree, or a package or `node:` module as written; null where it is computed. */
  readonly to: string | null;
  readonly kind: Import['kind'];
  readonly inside: boolean;
}

export type Graph = ReadonlyMap<string, readonly Edge[]>;

export const graphOf = (tree: Tree): Graph =>
  new Map(
    [...tree]
      .filter(([path]) => isCode(path))
      .map(([path, text]) => [
        path,
        importsOf(path, text).map(({ name, kind }): Edge => {
          const inside = name?.startsWith('.') ?? false;
          return { from: path, to: inside ? posix.join(posix.dirname(path), name as string) : name, kind, inside };
        }),
      ]),
  );

/** How one gets from a file to each file it reaches, as chains of paths. `follow` says which edges count. */
export const reach = (
  graph: Graph,
  start: string,
  follow: (edge: Edge) => boolean,
): ReadonlyMap<string, readonly string[]> => {
  const chains = new Map<string, readonly string[]>([[start, [start]]]);
  for (const [path, chain] of chains) {
    for (const edge of graph.get(path) ?? []) {
      if (edge.to !== null && !chains.has(edge.to) && follow(edge)) chains.set(edge.to, [...chain, edge.to]);
    }
  }
  return chains;
};

/** The cycles of the graph, each once, as the files in it in order. */
export const cyclesIn = (graph: Graph): readonly (readonly string[])[] => {
  const cycles: string[][] = [];
  const state = new Map<string, 'open' | 'done'>();
  const stack: string[] = [];
  const visit = (path: string): void => {
    state.set(path, 'open');
    stack.push(path);
    for (const { to, inside } of graph.get(path) ?? []) {
      if (!inside || to === null || !graph.has(to)) continue;
      if (state.get(to) === 'open') cycles.push(stack.slice(stack.indexOf(to)));
      else if (!state.has(to)) visit(to);
    }
    stack.pop();
    state.set(path, 'done');
  };
  for (const path of graph.keys()) if (!state.has(path)) visit(path);
  return cycles;
};
