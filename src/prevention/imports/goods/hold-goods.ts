import { type GoodsFile, readGoods, refuseFile } from './read-goods.ts';

/** Whether a file begins like an edition of the list of goods. */
export const holdsGoods = (first: Uint8Array): boolean => {
  const text = new TextDecoder().decode(first);
  return /^\s*(?:<\?xml[^>]*>\s*)?<Goods[\s>]/.test(text) || /^[^\n]*\bgood\b[^\n]*\bchild_labor\b/i.test(text);
};

/** The editions of a file. @throws Refusal IMPORTS_GOODS_UNREADABLE with its place */
export const readEditions = (bytes: Uint8Array, path: string): readonly GoodsFile[] => {
  const name = (path.split(/[\\/]/).at(-1) ?? path).replace(/\.[^.]+$/, '');
  try {
    return readGoods(bytes, name);
  } catch (error) {
    return refuseFile(error, path);
  }
};
