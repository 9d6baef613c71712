/** Links of a made supply graph, the same for the same sizes. */
export interface Links {
  readonly nodes: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly share: Float32Array;
  readonly status: Uint8Array;
}

/** Numerical Recipes' generator: quick and good enough to spread links. */
const generator = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Without cycles: suppliers have lower numbers than their buyers, and few of them supply many. */
export const randomLinks = (nodes: number, links: number): Links => {
  const random = generator(7);
  const from = new Uint32Array(links);
  const to = new Uint32Array(links);
  const share = new Float32Array(links);
  const status = new Uint8Array(links);
  for (let i = 0; i < links; i++) {
    const buyer = 1 + Math.floor(random() * (nodes - 1));
    to[i] = buyer;
    from[i] = Math.floor(buyer * random() ** 1.5);
    share[i] = random();
    status[i] = Math.floor(random() * 3);
  }
  return { nodes, from, to, share, status };
};

export const startsIn = ({ nodes }: Links, count: number): number[] => {
  const random = generator(11);
  return Array.from({ length: count }, () => Math.floor(nodes * (0.5 + random() / 2)));
};
