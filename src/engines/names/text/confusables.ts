/** Letters of other scripts that look like Latin ones, lower case; capitals are folded first. Facts of Unicode's charts. */
const pairs: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  н: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  т: 't',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  у: 'y',
  ү: 'y',
  // Greek
  α: 'a',
  β: 'b',
  ϲ: 'c',
  ε: 'e',
  η: 'h',
  ι: 'i',
  κ: 'k',
  μ: 'm',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ζ: 'z',
  // Armenian
  օ: 'o',
  ս: 'u',
  հ: 'h',
  ո: 'n',
  ց: 'g',
};

/** A capital looks like another letter than its small form: Н is H, н would be read n. */
const capitals: Readonly<Record<string, string>> = { Ν: 'n', Υ: 'y', Η: 'h', Р: 'p', В: 'b', Ρ: 'p' };

/** The Latin letter that a letter of another script looks like, or ''. */
export const latinLookalike = (char: string): string => capitals[char] ?? pairs[char.toLowerCase()] ?? '';

const toCyrillic = new Map(
  Object.entries(pairs)
    .filter(([other]) => /[\u0430-\u044f\u0456\u0458]/.test(other))
    .map(([other, latin]) => [latin, other]),
);

/** The Cyrillic letter that a Latin one looks like, or ''. */
export const cyrillicLookalike = (char: string): string => toCyrillic.get(char.toLowerCase()) ?? '';
