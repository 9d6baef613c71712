/** Changes when the same data, settings and seed would give other numbers. */
export const prevalenceVersion = '2026-11-1';
