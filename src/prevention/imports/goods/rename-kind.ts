import { z } from 'zod';
import { definePackKind, type Entry, type Packs } from '../../../platform/packs/index.ts';
import type { Rename } from './diff-goods.ts';

/** A name that a later edition of a list of goods replaces by another. */
export const renameKind = definePackKind(
  'goods-rename',
  z.strictObject({ renames: z.enum(['good', 'country']), before: z.string().min(1), after: z.string().min(1) }),
);

/** A comparison knows every renaming, whenever it came. */
export const renamesIn = (packs: Packs): readonly Rename[] =>
  packs.entries(renameKind).map(({ id, renames, before, after }: Entry<z.infer<typeof renameKind.fields>>) => ({
    id,
    renames,
    before,
    after,
  }));
