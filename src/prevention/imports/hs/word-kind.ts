import { z } from 'zod';
import { definePackKind, type Packs } from '../../../platform/packs/index.ts';
import { goodsWords } from '../orders/merchandise.ts';
import type { Synonyms } from './suggest.ts';

/** What the table of codes calls a good that a list of goods calls otherwise. */
export const goodsWordKind = definePackKind(
  'goods-word',
  z.strictObject({ word: z.string().min(1), table: z.array(z.string().min(1)).min(1) }),
);

export const synonymsIn = (packs: Packs): Synonyms =>
  new Map(
    packs
      .entries(goodsWordKind)
      .flatMap(({ word, table }) =>
        [...goodsWords(word)].map((one) => [one, table.flatMap((t) => [...goodsWords(t)])]),
      ),
  );
