import { type Command, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { chainOf } from '../epcis/links.ts';
import { type Json, readJson } from '../epcis/read-document.ts';
import { checkEpcis } from '../epcis/validate.ts';

/** The events of a file as CHAIN.json: lots, links with quantities, and what could not be taken over. No server. */
export const epcisLinks: Command = {
  name: 'epcis links',
  args: ['FILE'],
  says: 'cli.epcis.links',
  run: async ({ t, readFile }, [path = '']) => {
    const document = validEpcis((await readFile(path)).bytes, path);
    const { chain, transformations, leftOut } = chainOf({ name: path, document });
    const { sites = [], lots = [], links = [] } = chain;
    return {
      data: { chain, transformations, leftOut },
      text: [
        t('supply.epcis.links', { links: links.length, lots: lots.length, sites: sites.length }),
        ...(links.length > 0
          ? [
              textTable(
                ['from', 'to', 'material', 'amount', 'unit'].map((one) => t(`cli.supply.column.${one}`)),
                links.map(({ from, to, material, amount }) => [
                  from,
                  to,
                  material,
                  amount?.quantity ?? '-',
                  amount?.unit ?? '-',
                ]),
              ),
            ]
          : []),
        ...leftOut.map((one) => `  ${one.path}: ${t(`supply.epcis.left.${one.why}`)}: ${one.what}`),
        ...(sites.some(({ country }) => country === '') ? [t('supply.epcis.countries')] : []),
      ].join('\n'),
    };
  },
};

/** @throws Refusal SUPPLY_EPCIS_UNREADABLE, SUPPLY_EPCIS_INVALID with each place */
export const validEpcis = (bytes: Uint8Array, path: string): Json => {
  const document = readJson(bytes, path);
  const { faults } = checkEpcis(document);
  return faults.length === 0
    ? document
    : refuse(
        'SUPPLY_EPCIS_INVALID',
        { count: faults.length },
        faults.slice(0, 50).map((one) => ({ file: path, field: one.path })),
      );
};
