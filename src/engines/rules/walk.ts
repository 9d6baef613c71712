import type { Condition, Expression } from './expression.ts';

type Node = Condition | Expression;

/** The conditions and expressions directly within one. */
export function partsOf(node: Node): { conditions: Condition[]; expressions: Expression[] } {
  if ('all' in node) return { conditions: node.all, expressions: [] };
  if ('any' in node) return { conditions: node.any, expressions: [] };
  if ('not' in node) return { conditions: [node.not], expressions: [] };
  if ('of' in node) return { conditions: node.of, expressions: [] };
  if ('left' in node) return { conditions: [], expressions: [node.left, node.right] };
  if ('use' in node) return { conditions: [node.given], expressions: [node.use] };
  if ('after' in node) return { conditions: [], expressions: [node.after] };
  if ('before' in node) return { conditions: [], expressions: [node.before] };
  if ('laterOf' in node) return { conditions: [], expressions: node.laterOf };
  if ('earlierOf' in node) return { conditions: [], expressions: node.earlierOf };
  if ('wholeYears' in node) return { conditions: [], expressions: [node.wholeYears.from, node.wholeYears.to] };
  if ('wholeDays' in node) return { conditions: [], expressions: [node.wholeDays.from, node.wholeDays.to] };
  return { conditions: [], expressions: [] };
}

/** The node and everything below it. */
export function expressionsIn(node: Node): Node[] {
  const { conditions, expressions } = partsOf(node);
  return [node, ...conditions.flatMap(expressionsIn), ...expressions.flatMap(expressionsIn)];
}
