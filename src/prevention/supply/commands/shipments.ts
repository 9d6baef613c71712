import { type Command, textTable } from '../../../platform/cli/index.ts';
import { readChain } from '../chain/read-chain.ts';
import { shipmentsIntoChain } from '../shipments/into-chain.ts';
import { readShipments } from '../shipments/read-shipments.ts';

const shown = 40;

/** Bills of lading of a table: shipments, parties, what became of each row; with `--into` their inferred links in a chain. No server. */
export const supplyShipments: Command = {
  name: 'supply shipments',
  args: ['FILE'],
  says: 'cli.supply.shipments',
  options: { '--into <chain>': 'cli.supply.option.into' },
  run: async ({ t, readFile }, [path = ''], { into }) => {
    const { shipments, rows } = readShipments((await readFile(path)).bytes, path);
    const given = typeof into === 'string' ? readChain((await readFile(into)).bytes, into) : undefined;
    const { chain, parties, possible, noLink } = shipmentsIntoChain(shipments, given);
    const refused = rows.filter((one) => one.what === 'refused');
    const counts = {
      rows: rows.length,
      shipments: shipments.length,
      folded: rows.filter(({ what }) => what === 'folded').length,
      refused: refused.length,
      noConsignee: noLink.filter(({ why }) => why === 'no-consignee').length,
      parties: parties.length,
      possible: possible.length,
      links: chain.links.length - (given?.links.length ?? 0),
    };
    const bytes = new TextEncoder().encode(`${JSON.stringify(chain, null, 2)}\n`);
    return {
      data: given ? chain : { counts, shipments, rows, parties, possible, noLink, chain },
      text: [
        t('supply.shipments.head', counts),
        t('supply.shipments.parties', counts),
        ...refused
          .slice(0, shown)
          .map((one) => `  ${t('supply.shipments.refused', { row: one.row, field: one.field, why: one.why })}`),
        textTable(
          ['from', 'to', 'material', 'amount', 'unit'].map((one) => t(`cli.supply.column.${one}`)),
          chain.links
            .slice(given?.links.length ?? 0)
            .slice(0, shown)
            .map(({ from, to, material, amount }) => [
              from,
              to,
              material,
              amount?.quantity ?? '-',
              amount?.unit ?? '-',
            ]),
        ),
      ].join('\n'),
      ...(given ? { file: { bytes, type: 'application/json', name: 'CHAIN.json' } } : {}),
    };
  },
};
