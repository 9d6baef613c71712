import type { Id } from '../../../platform/contract/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Packs } from '../../../platform/packs/index.ts';
import { currentTable } from '../queries.ts';
import type { HsCode } from './contract.ts';
import { heldCodes } from './held-codes.ts';
import { readCodes } from './read-codes.ts';
import { type Suggestion, suggester } from './suggest.ts';
import { synonymsIn } from './word-kind.ts';

/** A code that a text of goods may have. It is a guess: nothing may rest on it before a person has said so. */
export interface CodeGuess extends Suggestion {
  /** `written`: the text itself names the code; `words`: a description shares these words. */
  readonly because: 'written' | 'words';
}

/** What a bill writes around the goods: how they are packed, counted and shipped. */
const packing =
  /\b(?:\d[\d.,]*|ctns?|cartons?|pkgs?|packages?|pcs|pieces?|pallets?|plts?|bags?|drums?|boxes|cases|sets|rolls|bales|kgs?|lbs?|cbm|stc|s\.?t\.?c\.?|said to contain|shipper'?s load(?: and count)?|freight (?:prepaid|collect)|containers?|fcl|lcl|hc|hq|po|invoice|no|ref)\b\.?/gi;
const written = /\bH\.?\s?T?\.?\s?S\.?(?:\s*(?:code|codes|no|number))?\s*[:#.]?\s*(\d{4}(?:[. ]?\d{2}){0,3})\b/gi;

/** Guesses for a text of goods as a bill has it: a code that is written in it first, then what its words are like. */
const guesserOf = (codes: readonly HsCode[], packs: Packs): ((goods: string) => readonly CodeGuess[]) => {
  const [suggest, held] = [suggester(codes, synonymsIn(packs)), heldCodes(codes)];
  const known = (digits: string): string | undefined =>
    [6, 4].map((length) => digits.slice(0, length)).find((prefix) => held.has(prefix));
  return (goods) => {
    const named = [...goods.matchAll(written)].flatMap(([, digits = '']) => known(digits.replace(/\D/g, '')) ?? []);
    const told = [...new Set(named)].map(
      (prefix): CodeGuess => ({ prefix, says: held.says(prefix), score: 1, shared: [], because: 'written' }),
    );
    const words = goods.replace(written, ' ').replace(packing, ' ');
    const alike = /\p{L}{3}/u.test(words) ? suggest(words) : [];
    return [
      ...told,
      ...alike
        .filter(({ prefix }) => !told.some((one) => one.prefix === prefix))
        .map((one): CodeGuess => ({ ...one, because: 'words' })),
    ];
  };
};

/** On the table of codes that the organisation keeps; null where it keeps none. */
export const heldGuesser = async (
  tx: Tx,
  orgId: Id,
  packs: Packs,
): Promise<((goods: string) => readonly CodeGuess[]) | null> => {
  const table = await currentTable(tx, orgId);
  return table ? guesserOf(table.codes, packs) : null;
};

/** On the table of codes in a file. @throws Refusal IMPORTS_CODES_UNREADABLE */
export const fileGuesser = (bytes: Uint8Array, name: string, packs: Packs): ((goods: string) => readonly CodeGuess[]) =>
  guesserOf(readCodes(bytes, name).codes, packs);
