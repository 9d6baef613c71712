/** Pivots this much smaller than the diagonal they came from count as none. */
const singular = 1e-12;

/** Factors the lower triangle of a symmetric matrix in place; false where it is not safely positive definite. */
export const cholesky = (matrix: Float64Array, n: number): boolean => {
  for (let j = 0; j < n; j++) {
    const diagonal = matrix[j * n + j]!;
    let pivot = diagonal;
    for (let k = 0; k < j; k++) pivot -= matrix[j * n + k]! * matrix[j * n + k]!;
    if (!(pivot > singular * diagonal)) return false;
    const root = Math.sqrt(pivot);
    matrix[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let value = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) value -= matrix[i * n + k]! * matrix[j * n + k]!;
      matrix[i * n + j] = value / root;
    }
  }
  return true;
};

/** Solves with the factor, in place. */
export const solve = (factor: Float64Array, n: number, right: Float64Array): void => {
  for (let i = 0; i < n; i++) {
    let value = right[i]!;
    for (let k = 0; k < i; k++) value -= factor[i * n + k]! * right[k]!;
    right[i] = value / factor[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let value = right[i]!;
    for (let k = i + 1; k < n; k++) value -= factor[k * n + i]! * right[k]!;
    right[i] = value / factor[i * n + i]!;
  }
};
