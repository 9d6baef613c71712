import type { HsCode } from './contract.ts';
import type { Suggestion } from './suggest.ts';

/** The codes of a table, ready to be asked. */
export const heldCodes = (codes: readonly HsCode[]) => {
  const says = new Map(codes.map((one) => [one.code, one.says]));
  return {
    has: (prefix: string): boolean => says.has(prefix),
    says: (prefix: string): string => says.get(prefix) ?? '',
    /** Chapter, heading, subheading, as far as the table has them. */
    path: (code: string): HsCode[] =>
      [2, 4, 6].flatMap((length) => {
        const prefix = code.slice(0, length);
        const found = code.length >= length ? says.get(prefix) : undefined;
        return found === undefined ? [] : [{ code: prefix, says: found }];
      }),
  };
};

export interface Coded {
  readonly good: string;
  readonly suggestions: readonly Suggestion[];
  /** No description shares enough of its words: a person must look, or say that there is no code. */
  readonly unmapped: boolean;
}

/** Every good of a list, each with its proposals or named as having none. */
export const codeGoods = (goods: Iterable<string>, suggest: (good: string) => readonly Suggestion[]): Coded[] =>
  [...new Set(goods)].sort().map((good) => {
    const suggestions = suggest(good);
    return { good, suggestions, unmapped: suggestions.length === 0 };
  });
