import { describe, expect, it } from 'vitest';
import type { Kind } from '../types.ts';
import { foldToken } from './fold.ts';
import { readName } from './read-name.ts';
import { skeletonOf } from './skeleton.ts';

const words = (text: string, kind: Kind): string =>
  (readName(text, kind)[0]?.tokens ?? []).map((token) => token.text).join(' ');
const roles = (text: string, kind: Kind): string =>
  (readName(text, kind)[0]?.tokens ?? []).map((token) => `${token.text}:${token.role}`).join(' ');

describe('a name is read', () => {
  it.each([
    ['Ｊｏｓé  MUÑOZ', 'jose munoz'],
    ['O’Brien', 'obrien'],
    ['ʿAmr', 'amr'],
    ['Łukasz Groß-Ærø', 'lukasz gross aero'],
    ['Иван Щукин', 'ivan shchukin'],
    ['Сергей', 'sergey'],
    ['Γεώργιος', 'georgios'],
    ['შოთა', 'shota'],
    ['Արամ', 'aram'],
    ['١٢٣', '123'],
    ['\u202eahmad\u202c \u200bali\ufeff', 'ahmad ali'],
    ['Mаriа', 'maria'],
    ['Пeтpов', 'petrov'],
    ['𝐀𝐥𝐢', 'ali'],
  ])('%j as %s', (text, read) => {
    expect(words(text, 'person')).toBe(read);
  });

  it('with the place of each word in the original', () => {
    const text = '  «Société»\u200f, d’Éxemple';
    const [reading] = readName(text, 'person');
    expect(reading?.tokens.map(({ start, end }) => text.slice(start, end))).toEqual(['Société', 'd’Éxemple']);
  });

  it('without words where there are no letters', () => {
    for (const text of ['', ' ', '...', '\u0301\u0302', '\ud800', '🙂']) {
      const readings = readName(text, 'unknown');
      expect(readings).toHaveLength(1);
      expect(readings[0]?.tokens).toEqual([]);
    }
  });

  it('of a word of look-alikes among Latin words as Latin', () => {
    expect(words('РАУ Trading', 'organisation')).toBe('pay trading');
    expect(words('РАУ', 'person')).toBe('rau');
  });
});

describe('the words of a person', () => {
  it('tell the family name where a comma does', () => {
    expect(roles('EXAMPLE, Ana Sofia', 'person')).toBe('example:family ana:given sofia:given');
    expect(roles('Ana Example', 'person')).toBe('ana:name example:name');
    expect(roles('Example, Jr.', 'person')).toBe('example:name jr:initial'.replace('jr:initial', 'jr:name'));
  });
  it('are titles, particles, initials and patronymics', () => {
    expect(roles('Dr. Ali bin Example', 'person')).toBe('dr:title ali:name bin:particle example:name');
    expect(roles('J.R. Example', 'person')).toBe('j:initial r:initial example:name');
    expect(roles('Ivan Petrovich Exampleov', 'person')).toBe('ivan:name petrovich:patronymic exampleov:name');
  });
  it('join `servant of` with what follows, however it is written', () => {
    for (const text of [
      'Abdul Rahman Example',
      'Abd al-Rahman Example',
      'Abderrahman Example',
      "'Abd-ar-Rahman Example",
    ])
      expect(words(text, 'person')).toBe('abdulrahman example');
    expect(words('RAHMAN, Abdul', 'person')).toBe('abdulrahman');
    expect(words('عبد الرحمن', 'person')).toBe('abdulrhmn');
  });
  it('of China and Korea are family name and given name', () => {
    expect(roles('王小明', 'person')).toBe('wang:family xiaoming:name');
    expect(words('박영희', 'person')).toBe('park yeonghui');
    expect(readName('박영희', 'person').map(({ by }) => by)).toEqual(['pinyin', 'transliterated']);
    expect(words('すずき たろう', 'person')).toBe('suzuki tarou');
  });
});

describe('the words of an organisation', () => {
  it.each([
    ['SIS D.O.O.', 'sis:name doo:legal-form'],
    ['SIS D. O. O.', 'sis:name doo:legal-form'],
    ['OOO Example', 'ooo:legal-form example:name'],
    ['Example Limited Liabilty Company', 'example:name limitedliabilitycompany:legal-form'],
    ['Example, S.A. de C.V.', 'example:name sadecv:legal-form'],
    ['Second Example Factory', '2:number example:name factory:generic'],
    ['Example Intl Trading & Co', 'example:name international:generic trading:generic company:generic'],
    ['U.S. Example', 'us:name example:name'],
  ])('%s', (text, read) => {
    expect(roles(text, 'organisation')).toBe(read);
  });

  it('of other languages are read in English where they are words of business', () => {
    expect(words('Министерство финансов', 'organisation')).toBe('ministry finance');
    expect(words('示例科技有限公司', 'organisation')).toBe('shili technology youxiangongsi');
  });
  it('have one class for forms that say the same', () => {
    const form = (text: string) => readName(text, 'organisation')[0]?.tokens.at(-1)?.form;
    expect(form('Example GmbH')).toBe(form('Example d.o.o.'));
    expect(form('Example AG')).not.toBe(form('Example GmbH'));
  });
  it('are told by a legal form where nobody says what it is', () => {
    expect(readName('Example d.o.o.', 'unknown')[0]?.kind).toBe('organisation');
    expect(readName('Ana Example', 'unknown')[0]?.kind).toBe('unknown');
  });
});

describe('a vessel', () => {
  it('has noise in front', () => {
    expect(roles('M/V Example Star II', 'vessel')).toBe('m:noise v:noise example:name star:name 2:number');
  });
});

describe('a skeleton', () => {
  it.each([
    ['محمد', 'muhammad'],
    ['الحسين', 'alhussein'],
    ['خالد', 'khaled'],
    ['شريف', 'sharif'],
    ['عبدالرحمن', 'abdelrahman'],
    ['חמאס', 'hamas'],
  ])('is the same of %s and %s', (original, latin) => {
    expect(skeletonOf(original)).toBe(skeletonOf(latin));
  });
  it('is empty where no letter is known', () => {
    expect(skeletonOf('123')).toBe('123');
    expect(skeletonOf('王')).toBe('');
  });
});

it('a folded token is stable', () => {
  expect(foldToken(foldToken('Ж-Ünıted'))).toBe(foldToken('Ж-Ünıted'));
});
