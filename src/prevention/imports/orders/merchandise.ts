const small = new Set(
  'a an and or of the its their other all any thereof made from in with by for to products product items item goods based related derivatives downstream'.split(
    ' ',
  ),
);

const singular = (word: string): string =>
  word.length > 4 && word.endsWith('ies')
    ? `${word.slice(0, -3)}y`
    : word.length > 4 && /(?:ss|sh|ch|x|z)es$/.test(word)
      ? word.slice(0, -2)
      : word.length > 3 && word.endsWith('s') && !/(?:ss|us)$/.test(word)
        ? word.slice(0, -1)
        : word;

/** The words that say what a thing is, one form a word. */
export const goodsWords = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '' && !small.has(word))
      .map(singular)
      .filter((word) => !small.has(word)),
  );

const within = (part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean =>
  part.size > 0 && [...part].every((word) => whole.has(word));

/** `Carpets, Hand-Knotted Wool` is one thing turned round; `Soda Ash, Calcium Chloride, and Caustic Soda` are three. */
const thingsIn = (text: string): ReadonlySet<string>[] => {
  const plain = text.replace(/\([^()]*\)/g, ' ');
  const joined = /\b(?:and|or)\b|[;/]/i.test(plain);
  const turned = !joined && plain.split(',').length === 2;
  return (turned ? [plain] : plain.split(/,|;|\/|\band\b|\bor\b/i)).map(goodsWords).filter(({ size }) => size > 0);
};

/** Whether goods, in the words of whoever asks, are what an order covers. `unclear`: some words are shared; a person must look. */
export const inScope = (scope: string, asked: string): 'in' | 'unclear' | 'out' => {
  if (/^\s*all\s+products?\s*$/i.test(scope)) return 'in';
  const wanted = goodsWords(asked);
  const all = goodsWords(scope);
  if (wanted.size === 0) return 'unclear';
  if (within(wanted, all) || thingsIn(scope).some((thing) => within(thing, wanted))) return 'in';
  return [...wanted].some((word) => all.has(word)) ? 'unclear' : 'out';
};
