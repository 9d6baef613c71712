/** A binary heap of numbers by cost; of one cost the smaller number comes first. */
export interface Heap {
  readonly size: number;
  push(item: number, cost: number): void;
  /** The cheapest; call it only while `size` is above 0. */
  pop(): { readonly item: number; readonly cost: number };
}

export const createHeap = (): Heap => {
  const items: number[] = [];
  const costs: number[] = [];
  const before = (a: number, b: number): boolean => {
    const difference = (costs[a] as number) - (costs[b] as number);
    return difference === 0 ? (items[a] as number) < (items[b] as number) : difference < 0;
  };
  const swap = (a: number, b: number): void => {
    [items[a], items[b]] = [items[b] as number, items[a] as number];
    [costs[a], costs[b]] = [costs[b] as number, costs[a] as number];
  };
  return {
    get size() {
      return items.length;
    },
    push: (item, cost) => {
      items.push(item);
      costs.push(cost);
      for (let i = items.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (!before(i, parent)) break;
        swap(i, parent);
        i = parent;
      }
    },
    pop: () => {
      const top = { item: items[0] as number, cost: costs[0] as number };
      swap(0, items.length - 1);
      items.pop();
      costs.pop();
      for (let i = 0; ; ) {
        const left = 2 * i + 1;
        let least = i;
        if (left < items.length && before(left, least)) least = left;
        if (left + 1 < items.length && before(left + 1, least)) least = left + 1;
        if (least === i) return top;
        swap(i, least);
        i = least;
      }
    },
  };
};
