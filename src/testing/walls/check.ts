import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { cyclesIn, type Edge, type Graph, graphOf, reach } from './graph.ts';
import { isTest, type Tree } from './tree.ts';

/** What a file is, by its path: the first row that fits. `room` in the pattern is the room it belongs to. */
export type Places<Place extends string> = readonly (readonly [place: Place, pattern: RegExp])[];

export interface Rule<Place extends string> {
  /** Places it may import from; its own room and place beside. */
  readonly imports: readonly (Place | 'own room')[];
  /** `node:` modules by name, or all. */
  readonly node: readonly string[] | 'all';
  /** Packages by name, those its room's README names, or those of a list. */
  readonly npm: readonly string[] | 'named in the README';
}

export interface Walls<Place extends string> {
  readonly places: Places<Place>;
  readonly rules: Readonly<Record<Place, Rule<Place>>>;
  /** Places whose files, with all they import, must run in a browser. */
  readonly browser: readonly Place[];
  /** Packages that do not run in a browser. */
  readonly server: readonly string[];
  /** Nothing of a pillar on the left may reach one on the right, but through the doors. */
  readonly wall: { readonly from: RegExp; readonly to: RegExp; readonly doors: RegExp };
}

interface Standing<Place extends string> {
  readonly place: Place;
  readonly room: string;
}

const standingOf = <P extends string>({ places }: Walls<P>, path: string): Standing<P> | null => {
  for (const [place, pattern] of places) {
    const match = pattern.exec(path);
    if (match) return { place, room: match.groups?.room ?? place };
  }
  return null;
};

/** `@scope/name/deep` -> `@scope/name` */
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

const isBuiltin = (name: string): boolean => name.startsWith('node:') || builtinModules.includes(name);

const outsideTrouble = <P extends string>(
  walls: Walls<P>,
  tree: Tree,
  at: Standing<P>,
  name: string,
): string | null => {
  const { node, npm } = walls.rules[at.place];
  if (isBuiltin(name)) {
    return node === 'all' || node.includes(name) ? null : `${at.place} may not import ${name}`;
  }
  if (name.startsWith('virtual:')) return walls.browser.includes(at.place) ? null : 'virtual modules are for the web';
  const wanted = packageOf(name);
  if (npm !== 'named in the README')
    return npm.includes(wanted) ? null : `${at.place} may not import the package ${wanted}`;
  const readme = tree.get(posix.join(at.room, 'README.md')) ?? '';
  const named = readme.split(/[^\w@/.-]+/).includes(wanted);
  return named ? null : `${at.room}/README.md does not name the package ${wanted}`;
};

const edgeTrouble = <P extends string>(walls: Walls<P>, tree: Tree, at: Standing<P>, edge: Edge): string | null => {
  if (edge.to === null) return 'an import whose name is computed cannot be checked';
  if (!edge.inside) return outsideTrouble(walls, tree, at, edge.to);
  if (!tree.has(edge.to)) return 'the file does not exist';
  if (isTest(edge.to)) return 'only tests import tests and testing helpers';
  const to = standingOf(walls, edge.to);
  if (!to) return 'the file stands in no room of the house';
  const { imports } = walls.rules[at.place];
  const same = to.room === at.room && (to.place === at.place || imports.includes('own room'));
  return same || imports.includes(to.place) ? null : `${at.place} may not import ${to.place}`;
};

const say = (from: string, to: string | null, rule: string): string => `${from} -> ${to ?? '?'}: ${rule}`;

const directTroubles = <P extends string>(walls: Walls<P>, tree: Tree, graph: Graph): string[] =>
  [...graph].flatMap(([path, edges]) => {
    if (isTest(path)) return [];
    const at = standingOf(walls, path);
    if (!at) return [say(path, null, 'the file stands in no room of the house')];
    return edges.flatMap((edge) => {
      const trouble = edgeTrouble(walls, tree, at, edge);
      return trouble ? [say(path, edge.to, trouble)] : [];
    });
  });

const browserTroubles = <P extends string>(walls: Walls<P>, graph: Graph): string[] =>
  [...graph.keys()].flatMap((path) => {
    const at = standingOf(walls, path);
    if (isTest(path) || !at || !walls.browser.includes(at.place)) return [];
    return [...reach(graph, path, (edge) => edge.kind === 'value')].flatMap(([found, chain]) =>
      isBuiltin(found) || walls.server.includes(packageOf(found))
        ? [say(path, found, `must run in a browser (by way of ${chain.slice(1, -1).join(', ') || 'itself'})`)]
        : [],
    );
  });

const wallTroubles = <P extends string>({ wall }: Walls<P>, graph: Graph): string[] =>
  [...graph.keys()]
    .filter((path) => wall.from.test(path))
    .flatMap((path) => {
      // a test reaches the whole platform through its helpers; what it names itself still counts
      const follow = (edge: Edge): boolean =>
        edge.inside && !wall.doors.test(edge.from) && !(isTest(path) && edge.from !== path);
      return [...reach(graph, path, follow)].flatMap(([found, chain]) =>
        wall.to.test(found) && !wall.doors.test(found)
          ? [
              say(
                path,
                found,
                `the wall: only through protection/consent (by way of ${chain.slice(1, -1).join(', ') || 'itself'})`,
              ),
            ]
          : [],
      );
    });

const cycleTroubles = (graph: Graph): string[] =>
  cyclesIn(graph).map((files) => say(files.at(-1) as string, files[0] as string, `a cycle: ${files.join(' -> ')}`));

/** Every import of the tree that breaks a rule, as `file -> file: the rule`. */
export const brokenWalls = <P extends string>(walls: Walls<P>, tree: Tree): string[] => {
  const graph = graphOf(tree);
  return [
    ...directTroubles(walls, tree, graph),
    ...browserTroubles(walls, graph),
    ...wallTroubles(walls, graph),
    ...cycleTroubles(graph),
  ];
};

/** Engines and capabilities that lack a file everyone of their kind has. */
export const missingFiles = (tree: Tree, rooms: readonly string[], files: readonly RegExp[]): string[] =>
  rooms.flatMap((room) => {
    const inside = [...tree.keys()].filter((path) => path.startsWith(`${room}/`)).map((p) => p.slice(room.length + 1));
    return files
      .filter((file) => !inside.some((path) => file.test(path)))
      .map((file) => `${room} lacks ${file.source}`);
  });
