/** The fields of an object, all of them named, those that may be absent as undefined; gives the object without the undefined ones. */
export function present<T extends object>(fields: { [Key in keyof Required<T>]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
