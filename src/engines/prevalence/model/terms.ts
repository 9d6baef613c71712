import { wrong } from '../errors.ts';
import { sizeOf } from '../table/table.ts';

/**
 * A hierarchical log-linear model: every term (a set of lists, as bits) with all its subsets; 0 is the intercept. Ascending, without
 * repeats. Each list has its single term.
 */
export type Terms = readonly number[];

const isSubset = (a: number, b: number): boolean => (a & b) === a;

/** All single lists, the given terms and whatever they hold. */
export const closureOf = (lists: number, generators: readonly number[]): Terms => {
  const terms = new Set<number>([0]);
  for (let j = 0; j < lists; j++) terms.add(1 << j);
  for (const generator of generators) {
    for (let sub = generator; sub > 0; sub = (sub - 1) & generator) terms.add(sub);
  }
  return [...terms].sort((a, b) => a - b);
};

const listsIn = (mask: number): number[] => {
  const places: number[] = [];
  for (let j = 0; 1 << j <= mask; j++) if (mask & (1 << j)) places.push(j + 1);
  return places;
};

/** `12` for lists 1 and 2; from the tenth list on with a dash, `1-10`. */
export const termName = (mask: number): string => {
  const places = listsIn(mask);
  if (places.every((place) => place < 10)) return places.join('');
  // a lone tenth list still needs a mark that it is one list
  return places.length === 1 ? `${places[0]}-` : places.join('-');
};

/** The terms that no other term holds, largest first, then by list numbers: how models are written. */
export const generatorsOf = (terms: Terms): readonly string[] =>
  terms
    .filter((term) => term > 0 && !terms.some((other) => other !== term && isSubset(term, other)))
    .sort((a, b) => {
      const [left, right] = [listsIn(a), listsIn(b)];
      if (left.length !== right.length) return right.length - left.length;
      const i = left.findIndex((place, at) => place !== right[at]);
      return left[i]! - right[i]!;
    })
    .map(termName);

/** `[12,13,4]` */
export const modelName = (terms: Terms): string => `[${generatorsOf(terms).join(',')}]`;

/**
 * A model from its name or its generators: `[12,13,4]`, `12,13`. Single lists come by themselves.
 *
 * @throws PrevalenceError PREVALENCE_TERM_INVALID
 */
export const readModel = (lists: number, text: string): Terms => {
  const parts = text
    .replace(/^\s*\[|\]\s*$/g, '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const masks = parts.map((part) => {
    const places = (part.includes('-') ? part.split('-').filter((p) => p !== '') : [...part]).map(Number);
    const fits = places.every((place) => Number.isInteger(place) && place >= 1 && place <= lists);
    if (!fits || new Set(places).size !== places.length) wrong('PREVALENCE_TERM_INVALID', { term: part, lists });
    return places.reduce((mask, place) => mask | (1 << (place - 1)), 0);
  });
  return closureOf(lists, masks);
};

/** All pairs of lists. */
export const pairsOf = (lists: number): readonly number[] => {
  const pairs: number[] = [];
  for (let i = 0; i < lists; i++) for (let j = i + 1; j < lists; j++) pairs.push((1 << i) | (1 << j));
  return pairs;
};

const subsetsOfSize = (lists: number, size: number): number[] =>
  Array.from({ length: 2 ** lists }, (_, mask) => mask).filter((mask) => sizeOf(mask) === size);

/**
 * Every hierarchical model that holds all single lists, up to interactions of `order` lists.
 * 3 lists: 8 of order 2; 4: 64, and 113 of order 3; 5: 1024, and 6212.
 *
 * @throws PrevalenceError PREVALENCE_TOO_MANY_MODELS where there are more than `most`
 */
export const allModels = (lists: number, order: number, most = 200_000): readonly Terms[] => {
  const models: Terms[] = [];
  const grow = (terms: readonly number[], size: number): void => {
    if (models.length >= most) wrong('PREVALENCE_TOO_MANY_MODELS', { lists, order, most });
    const held = new Set(terms);
    const mayCome =
      size > Math.min(order, lists)
        ? []
        : subsetsOfSize(lists, size).filter((mask) => {
            for (let bit = 1; bit <= mask; bit <<= 1) if (mask & bit && !held.has(mask ^ bit)) return false;
            return true;
          });
    if (mayCome.length === 0) {
      models.push([...terms].sort((a, b) => a - b));
      return;
    }
    if (mayCome.length > 30) wrong('PREVALENCE_TOO_MANY_MODELS', { lists, order, most });
    for (let choice = 0; choice < 2 ** mayCome.length; choice++) {
      const chosen = mayCome.filter((_, i) => choice & (1 << i));
      // nothing of this size: nothing larger can come
      grow([...terms, ...chosen], chosen.length === 0 ? lists + 1 : size + 1);
    }
  };
  grow(closureOf(lists, []), 2);
  return models;
};
