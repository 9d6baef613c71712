import { refuse } from '../../../platform/errors/index.ts';
import { type GoodsEdition, GoodsError, readGoods } from './read-goods.ts';

/** Whether a file begins like an edition of the list of goods. */
export const holdsGoods = (first: Uint8Array): boolean => {
  const text = new TextDecoder().decode(first);
  return /^\s*(?:<\?xml[^>]*>\s*)?<Goods[\s>]/.test(text) || /^[^\n]*\bgood\b[^\n]*\bchild_labor\b/i.test(text);
};

/** The editions of a file. @throws Refusal IMPORTS_GOODS_UNREADABLE with its place */
export const readEditions = (bytes: Uint8Array, path: string): readonly GoodsEdition[] => {
  const name = (path.split(/[\\/]/).at(-1) ?? path).replace(/\.[^.]+$/, '');
  try {
    return readGoods(bytes, name);
  } catch (error) {
    if (!(error instanceof GoodsError)) throw error;
    const { line, field, message: reason } = error;
    const place = { file: path, ...(line > 0 ? { line } : {}), ...(field === '' ? {} : { field }) };
    return refuse('IMPORTS_GOODS_UNREADABLE', { reason }, [place]);
  }
};
