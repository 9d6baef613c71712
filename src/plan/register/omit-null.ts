/** A field that the document leaves out where the column is null. */
export const omitNull = <K extends string, V>(key: K, value: V | null): { [P in K]?: V } =>
  (value === null ? {} : { [key]: value }) as { [P in K]?: V };
