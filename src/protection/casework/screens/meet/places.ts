/** Languages that are met most often in the field's case data come first; any other can be typed as its code. */
export const languages =
  'es en fr pt ht zh vi tl ar ru ko hi bn ur pa ne th km lo my id uk ro hu so am ti sw yo ig tw mam quc kek nah'.split(
    ' ',
  );

const names = (type: 'language' | 'region', reader: string): Intl.DisplayNames =>
  new Intl.DisplayNames([reader], { type, fallback: 'code' });

export const languageName = (code: string, reader: string): string => names('language', reader).of(code) ?? code;
export const countryName = (code: string, reader: string): string => names('region', reader).of(code) ?? code;

/** Codes that the tables of the browser name and that are no country. */
const noCountry = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '));
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

/** Every country the browser knows by name, in the order of the reader's alphabet. */
export const countries = (reader: string): { code: string; name: string }[] => {
  const known = new Intl.DisplayNames([reader], { type: 'region', fallback: 'none' });
  return letters
    .flatMap((a) => letters.map((b) => `${a}${b}`))
    .flatMap((code) => {
      const name = noCountry.has(code) ? undefined : known.of(code);
      return name === undefined ? [] : [{ code, name }];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, reader));
};
