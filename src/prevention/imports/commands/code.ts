import { type Command, textTable } from '../../../platform/cli/index.ts';
import { readEditions } from '../goods/hold-goods.ts';
import { checkPrefixes } from '../hs/check-prefixes.ts';
import { codeGoods, heldCodes } from '../hs/held-codes.ts';
import { readCodes } from '../hs/read-codes.ts';
import { suggester } from '../hs/suggest.ts';
import { synonymsIn } from '../hs/word-kind.ts';
import { neededOption } from '../options.ts';

/** Proposes codes of the Harmonized System for every good of an edition, or says that it has none to propose. No server. */
export const importsCode: Command = {
  name: 'imports code',
  args: ['HS'],
  says: 'cli.imports.code',
  options: { '--goods <path>': 'cli.imports.option.goods', '--map <path>': 'cli.imports.option.map' },
  run: async (context, [path = ''], { goods, map }) => {
    const { t } = context;
    const { codes, rejected } = readCodes((await context.readFile(path)).bytes, path);
    const held = heldCodes(codes);
    const edition = neededOption(goods, '--goods');
    const names = readEditions((await context.readFile(edition)).bytes, edition).flatMap(({ pairs }) =>
      pairs.map(({ good }) => good),
    );
    const coded = codeGoods(names, suggester(codes, synonymsIn(await context.packs())));
    const mapping = typeof map === 'string' ? checkPrefixes((await context.readFile(map)).bytes, map, held.has) : null;
    const of = (length: number): number => codes.filter(({ code }) => code.length === length).length;
    const unmapped = coded.filter((one) => one.unmapped).map(({ good }) => good);
    const table = { chapters: of(2), headings: of(4), codes: of(6), rejected };
    const columns = ['good', 'prefix', 'score', 'says'].map((one) => t(`cli.imports.column.${one}`));
    const rows = coded.flatMap(({ good, suggestions }) =>
      suggestions.map(({ prefix, score, says }) => [good, prefix, score, says.slice(0, 60)]),
    );
    return {
      data: { table, goods: coded.length, mapped: coded.length - unmapped.length, unmapped, coded, mapping },
      text: [
        textTable(columns, rows),
        t('imports.codes.proposed', { goods: coded.length, unmapped: unmapped.length }),
        ...(unmapped.length > 0 ? [`  ${unmapped.join('; ')}`] : []),
        ...(mapping ? [t('imports.codes.checked', { rows: mapping.rows, unknown: mapping.unknown.length })] : []),
      ].join('\n'),
    };
  },
};
