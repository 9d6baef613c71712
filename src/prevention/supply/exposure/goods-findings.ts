import { goodsWords, plainName } from '../../imports/index.ts';
import type { Material, Site } from '../chain/contract.ts';
import { classBy, type Finding, plain, type Sources } from './findings.ts';
import type { Settings } from './pack-kinds.ts';

/** Goods of a country on the DOL list. */
export const goodsFindings = (
  goods: readonly Material[],
  { country }: Site,
  { goods: dol, countryOf, settings }: Sources,
): Finding[] => {
  if (!dol) return [];
  return goods.flatMap((material) =>
    dol.edition.pairs.flatMap((pair): Finding[] => {
      if (countryOf(pair.country) !== country) return [];
      const why = isGood(material, pair.good, dol.prefixes.get(pair.good) ?? []);
      if (why === null) return [];
      const forced = pair.forcedLabor || pair.forcedChildLabor;
      const derived = pair.derivedFrom !== '';
      const kind = forced ? 'goods-forced' : derived ? 'goods-derived' : 'goods-child';
      const rule = settings.rule(kind);
      return [
        {
          ...plain,
          ...classBy(rule),
          what: 'goods',
          says: `${pair.good}, ${pair.country}${derived ? ` (${pair.derivedFrom})` : ''}`,
          list: dol.list,
          material: material.id,
          weight: forced ? 'dol-forced' : derived ? 'dol-derived' : 'dol-child',
          review: rule ? (why === 'words' ? 'mapping-not-reviewed' : null) : 'law-later',
        },
      ];
    }),
  );
};

/**
 * By the good a person has mapped it to, by a code that a person has accepted for the good, by the very name; else where every word of the listed
 * good stands in the material's name, which a person should look at.
 */
const isGood = (
  { good, name, hs = '' }: Material,
  listed: string,
  prefixes: readonly string[],
): 'mapped' | 'words' | null => {
  if (prefixes.some((prefix) => hs.startsWith(prefix))) return 'mapped';
  if (good !== undefined) return plainName(good) === plainName(listed) ? 'mapped' : null;
  if (plainName(name) === plainName(listed)) return 'mapped';
  const said = goodsWords(name);
  const words = [...goodsWords(listed)];
  return words.length > 0 && words.every((word) => said.has(word)) ? 'words' : null;
};

/** Goods of a sector that is named for enforcement, from a country that the rule names. What a person has mapped counts; words alone are an indicator. */
export const sectorFindings = (goods: readonly Material[], { country }: Site, settings: Settings): Finding[] =>
  goods.flatMap(({ id: material, name, good }) => {
    const rule = settings.rule(good === undefined ? 'sector-words' : 'sector-mapped');
    if (!rule?.countries.includes(country)) return [];
    const said = goodsWords(good ?? name);
    return settings.sectors
      .filter(({ words }) => words.some((phrase) => [...goodsWords(phrase)].every((word) => said.has(word))))
      .map(
        ({ id }): Finding => ({
          ...plain,
          ...classBy(rule),
          what: 'sector',
          says: name,
          list: id,
          material,
          weight: '',
          review: good === undefined ? 'mapping-not-reviewed' : null,
        }),
      );
  });
