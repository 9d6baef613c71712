/** A copy with some fields changed; undefined takes one away. */
export function changed<T extends object>(before: T, change: { [K in keyof T]?: T[K] | undefined }): T {
  const next = { ...before };
  for (const key of Object.keys(change) as (keyof T)[]) {
    const value = change[key];
    if (value === undefined) delete next[key];
    else next[key] = value;
  }
  return next;
}
