/** How the name and the address of a site are read before they are compared. */

export interface SiteText {
  readonly country: string;
  /** Letters of the name without legal form and trade words, blanks gone: `o r i g i nal appar ae ls` and `original apparels` are the same. */
  readonly core: string;
  /** The whole name, blanks gone. */
  readonly name: string;
  /** The address, blanks and country gone. */
  readonly address: string;
  /** Units, branches, lines: numbers that stand in the name. */
  readonly nameNumbers: ReadonlySet<string>;
  /** Plots, streets, buildings: numbers of the address but postal codes. */
  readonly addressNumbers: ReadonlySet<string>;
  /** Numbers of four to six digits that stand alone: postal codes, most of them. */
  readonly codes: ReadonlySet<string>;
}

const legal = new Set(
  'co company corp corporation inc ltd limited llc plc pvt private pte pty sa srl spa ag gmbh as ltda lda sti san tic ve sanayi ticaret doo ood eood bv nv sdn bhd cv de sarl jsc sc unipessoal anonim sirketi limitada'.split(
    ' ',
  ),
);
const trade = new Set(
  'garment garments apparel apparels textile textiles textil tekstil konfeksiyon clothing fashion fashions factory industries industry industrial manufacturing manufacturer international intl enterprise enterprises group trading products imalati giyim knitting corap footwear shoes shoe mill mills'.split(
    ' ',
  ),
);
const roman: Readonly<Record<string, string>> = { ii: '2', iii: '3', iv: '4', vi: '6', vii: '7', viii: '8' };
const marks = new Set(['unit', 'factory', 'branch', 'plant', 'division', 'building', 'no', 'number', 'plot', 'lot']);

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/d\.?0\.?0\b\.?/g, 'doo')
    .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1');

/** Words; a number grown together with a word is parted from it (`unit10`, `sector28`, `katunayake11450`). */
const wordsOf = (text: string): string[] =>
  folded(text)
    .replace(/(\d)(?=\p{L})|(\p{L})(?=\d)/gu, '$1$2 ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const isNumber = (word: string): boolean => /^\d+$/.test(word);
/** Single letters in a row are a word that was spread out. */
const spread = (words: readonly string[]): boolean => {
  const own = words.filter((word) => !legal.has(word));
  return own.length > 3 && own.filter((word) => word.length <= 2).length >= own.length / 2;
};

export const readSite = ({
  name,
  address,
  country,
}: {
  readonly name: string;
  readonly address: string;
  readonly country: string;
}): SiteText => {
  const words = wordsOf(name);
  const bare = words.filter((word) => !isNumber(word) && !(word in roman));
  const core = spread(words)
    ? withoutTrade(bare.join(''))
    : bare.filter((word) => !legal.has(word) && !trade.has(word) && !marks.has(word)).join('');
  const addressWords = wordsOf(address.replace(/\d+\s*(?:st|nd|rd|th)\b/gi, ' '));
  const numbers = addressWords.filter(isNumber);
  const codes = numbers.filter((word) => word.length >= 4 && word.length <= 6);
  return {
    country,
    core: core === '' ? bare.join('') : core,
    name: bare.join(''),
    address: addressWords.filter((word) => !isNumber(word)).join(''),
    nameNumbers: new Set(
      words.flatMap((word) => (isNumber(word) ? [word.replace(/^0+(?=\d)/, '')] : (roman[word] ?? []))),
    ),
    addressNumbers: new Set(
      numbers.filter((word) => !codes.includes(word)).map((word) => word.replace(/^0+(?=\d)/, '')),
    ),
    codes: new Set(codes),
  };
};

/** Legal forms and trade words out of letters that stand without blanks. */
const withoutTrade = (letters: string): string => {
  let rest = letters;
  for (const word of [...trade, 'pvtltd', 'privateltd', 'coltd', 'ltd', 'ood'])
    if (word.length > 2) rest = rest.replace(word, '');
  return rest.length > 2 ? rest : letters;
};
