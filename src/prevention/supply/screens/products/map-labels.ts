/** A mark on a map and the text beside it, in the units of the picture. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export interface Label extends Mark {
  /** Where the text begins, on its base line. */
  readonly at: readonly [x: number, y: number];
  /** The text stands away from its mark: a line leads to it. */
  readonly led: boolean;
}

const letter = 6;
const line = 12;
const gap = 8;

const overlaps = (a: readonly number[], b: readonly number[]): boolean =>
  (a[0] ?? 0) < (b[2] ?? 0) && (b[0] ?? 0) < (a[2] ?? 0) && (a[1] ?? 0) < (b[3] ?? 0) && (b[1] ?? 0) < (a[3] ?? 0);

/** Places each text beside its mark, or where another stands, further off: no two texts lie over each other while the picture has room. */
export const placeLabels = (marks: readonly Mark[], width: number, height: number): readonly Label[] => {
  const taken: number[][] = [];
  return marks.map((mark) => {
    const long = mark.text.length * letter;
    const box = (x: number, y: number) => [x, y - line, x + long, y + 2];
    const right = Math.min(mark.x + gap, width - long);
    const left = Math.max(0, mark.x - gap - long);
    const spots = Array.from({ length: Math.ceil(height / line) }, (_, step) => [
      [right, mark.y - 3 + step * line],
      [left, mark.y - 3 + step * line],
      [right, mark.y - 3 - step * line],
      [left, mark.y - 3 - step * line],
    ]).flat();
    const free = spots.findIndex(
      ([x = 0, y = 0]) => y > line && y < height - line && !taken.some((one) => overlaps(one, box(x, y))),
    );
    const [x = right, y = mark.y - 3] = spots[Math.max(0, free)] ?? [];
    taken.push(box(x, y));
    return { ...mark, at: [x, y], led: free > 1 };
  });
};
