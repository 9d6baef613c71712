/**
 * A published table as a network: every number is an arc, and at every node what comes in goes out, which is just what the sums
 * of rows and columns say. A suppressed number can be worked out exactly when it lies on no cycle of suppressed arcs along which
 * one person can be moved without any number falling below zero.
 */
export interface SumArc {
  from: string;
  to: string;
  value: number;
  isTotal: boolean;
  suppressed: boolean;
}

/** Suppresses as few further arcs as it finds, until no suppressed arc can be worked out. Totals only where nothing else will do. */
export function protectSuppressed(arcs: readonly SumArc[]): void {
  const sum = arcs.reduce((all, { value }) => all + value, 0);
  const cost = (arc: SumArc) => {
    if (arc.suppressed) return 0;
    const kind = arc.isTotal ? 2 * arcs.length : arc.value === 0 ? 1.5 : 1;
    return kind + arc.value / (2 * sum + 1);
  };
  for (const arc of arcs.filter(({ suppressed }) => suppressed)) {
    const raised = cheapestPath(arcs, arc.to, arc.from, arc, cost);
    const lowered = arc.value > 0 ? cheapestPath(arcs, arc.from, arc.to, arc, cost) : null;
    const path = [raised, lowered].filter((found) => found !== null).sort((a, b) => a.cost - b.cost)[0];
    for (const partner of path?.arcs ?? []) partner.suppressed = true;
  }
}

interface Path {
  arcs: SumArc[];
  cost: number;
}

/** Dijkstra: with an arc its number rises, against it its number falls, so that against it must be above zero. */
function cheapestPath(
  arcs: readonly SumArc[],
  start: string,
  goal: string,
  without: SumArc,
  cost: (arc: SumArc) => number,
): Path | null {
  const best = new Map<string, Path>([[start, { arcs: [], cost: 0 }]]);
  const done = new Set<string>();
  for (;;) {
    const [node, path] =
      [...best].filter(([at]) => !done.has(at)).sort(([, a], [, b]) => a.cost - b.cost)[0] ?? ([null, null] as const);
    if (node === null) return null;
    if (node === goal) return path;
    done.add(node);
    for (const arc of arcs) {
      const next = arc.from === node ? arc.to : arc.to === node && arc.value > 0 ? arc.from : null;
      if (arc === without || next === null || done.has(next)) continue;
      const total = path.cost + cost(arc);
      if (total < (best.get(next)?.cost ?? Number.POSITIVE_INFINITY))
        best.set(next, { arcs: [...path.arcs, arc], cost: total });
    }
  }
}
