/** Logistic regression by plain descent, so that the weights in the code can be made again. */
export const learn = (
  rows: readonly { readonly inputs: readonly number[]; readonly same: boolean }[],
  l2 = 0.01,
  steps = 4000,
): number[] => {
  const weights = new Array<number>(rows[0]?.inputs.length ?? 0).fill(0);
  for (let step = 0; step < steps; step++) {
    const slope = weights.map(() => 0);
    for (const { inputs, same } of rows) {
      const z = inputs.reduce((sum, value, i) => sum + value * (weights[i] as number), 0);
      const error = 1 / (1 + Math.exp(-z)) - (same ? 1 : 0);
      inputs.forEach((value, i) => {
        slope[i] = (slope[i] as number) + error * value;
      });
    }
    slope.forEach((sum, i) => {
      const weight = weights[i] as number;
      weights[i] = weight - 0.5 * (sum / rows.length + (i === 0 ? 0 : l2 * weight));
    });
  }
  return weights;
};
