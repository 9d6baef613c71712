import { type Command, type CommandContext, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { fileGuesser } from '../../imports/index.ts';
import { readChain } from '../chain/read-chain.ts';
import { correctColumns, mappingOf } from '../mapper/correct-columns.ts';
import { placesOf } from '../mapper/guess-columns.ts';
import { dayOrders, shipmentFields } from '../shipments/fields.ts';
import { shipmentsIntoChain } from '../shipments/into-chain.ts';
import { openBills, shipmentsIn } from '../shipments/read-shipments.ts';
import type { Shipment } from '../shipments/shipment.ts';

const shown = 40;

/** Bills of lading of a table: shipments, parties, what became of each row; with `--into` their inferred links in a chain. No server. */
export const supplyShipments: Command = {
  name: 'supply shipments',
  args: ['FILE'],
  says: 'cli.supply.shipments',
  options: {
    '--into <chain>': 'cli.supply.option.into',
    '--days <order>': 'cli.supply.option.days',
    '--hs <table>': 'cli.supply.option.hs',
  },
  repeated: { '--map <field=heading>': 'cli.supply.option.columns' },
  run: async (context, [path = ''], { into, days, hs }, { map = [] } = {}) => {
    const { t, readFile } = context;
    const { table, columns: guessed } = openBills((await readFile(path)).bytes, path);
    const columns = correctColumns(guessed, mappingSaid(map), shipmentFields, path);
    const { shipments, masters, rows, unread } = shipmentsIn(table, placesOf(columns), dayOrderSaid(days));
    const given = typeof into === 'string' ? readChain((await readFile(into)).bytes, into) : undefined;
    const { chain, parties, possible, noLink } = shipmentsIntoChain(shipments, given);
    const guesses = typeof hs === 'string' ? await guessesFor(context, hs, shipments) : undefined;
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
    const more = { masters, unread, columns, ...(guesses ? { guesses } : {}) };
    return {
      data: given ? chain : { counts, shipments, rows, parties, possible, noLink, chain, ...more },
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
        ...(guesses ?? [])
          .slice(0, shown)
          .map(({ goods, codes: [best] }) =>
            best
              ? t('supply.shipments.guess', { goods, hs: best.prefix, says: best.says })
              : t('supply.shipments.no-guess', { goods }),
          ),
      ].join('\n'),
      ...(given ? { file: { bytes, type: 'application/json', name: 'CHAIN.json' } } : {}),
    };
  },
};

/** @throws Refusal SUPPLY_MAPPING_UNREADABLE */
const mappingSaid = (map: readonly string[]) =>
  mappingOf(
    JSON.stringify(
      Object.fromEntries(
        map.map((one) => {
          const at = one.indexOf('=');
          return at < 0 ? [one, null] : [one.slice(0, at), one.slice(at + 1)];
        }),
      ),
    ),
    shipmentFields,
  );

/** @throws Refusal SUPPLY_DAYS_UNKNOWN */
const dayOrderSaid = (days: string | boolean | undefined) =>
  days === undefined
    ? 'unclear'
    : (dayOrders.find((one) => one === days) ??
      refuse('SUPPLY_DAYS_UNKNOWN', { orders: dayOrders.join(', ') }, [{ field: '--days' }]));

/** For each text of goods the codes it may have; a guess, on which nothing rests. */
const guessesFor = async ({ readFile, packs }: CommandContext, path: string, shipments: readonly Shipment[]) => {
  const guess = fileGuesser((await readFile(path)).bytes, path, await packs());
  const texts = new Set(shipments.flatMap(({ goods }) => (goods === '' ? [] : [goods])));
  return [...texts].map((goods) => ({ goods, codes: guess(goods) }));
};
