import type { z } from 'zod';
import type { EntryBase } from './entry.ts';

/** A kind of pack: its name and the fields its entries carry beside the common ones. */
export interface PackKind<Fields extends object = object> {
  readonly name: string;
  readonly fields: z.ZodType<Fields>;
}

/** An entry as read: the common fields and those of its kind. */
export type Entry<Fields extends object = object> = EntryBase & Fields;

/**
 * Registers nothing by itself: it makes the value that `loadPacks` is handed. Use a strict object (or a union of them) so that a
 * misspelt field is an error.
 *
 * ```ts
 * export const dutyKind = definePackKind('duty', z.strictObject({ authority: z.string() }));
 * ```
 */
export const definePackKind = <Fields extends object>(name: string, fields: z.ZodType<Fields>): PackKind<Fields> => ({
  name,
  fields,
});
