/** The path of a pen as a picture. The path holds nothing but letters M and L and numbers (`DrawnPath`). */
export const drawnPicture = (path: string): Uint8Array => {
  const numbers = [...path.matchAll(/-?\d+(?:\.\d+)?/g)].map(([n]) => Number(n));
  const xs = numbers.filter((_, i) => i % 2 === 0);
  const ys = numbers.filter((_, i) => i % 2 === 1);
  const span = (of: number[]) => ({
    from: of.reduce((a, b) => Math.min(a, b)),
    to: of.reduce((a, b) => Math.max(a, b)),
  });
  const x = span(xs);
  const y = span(ys);
  const box = [x.from - 4, y.from - 4, x.to - x.from + 8, y.to - y.from + 8].join(' ');
  return new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"><path d="${path}" fill="none" stroke="black" stroke-width="2"/></svg>`,
  );
};
