import { Refusal } from '../../../platform/errors/index.ts';
import { countryOf } from '../../imports/index.ts';
import { type Chain, ChainSchema } from './contract.ts';
import { jsonFrom } from './read-json.ts';

type Where = Refusal['where'][number];

const mostPlaces = 50;

/**
 * CHAIN.json, read whole or not at all: the shape, then that every id is there once and every id that is named exists.
 *
 * @throws Refusal SUPPLY_CHAIN_UNREADABLE, SUPPLY_CHAIN_INVALID with each place
 */
export const readChain = (bytes: Uint8Array, file: string): Chain => {
  const parsed = ChainSchema.safeParse(jsonFrom(bytes, file, 'SUPPLY_CHAIN_UNREADABLE'));
  if (!parsed.success) {
    const where = parsed.error.issues
      .slice(0, mostPlaces)
      .map(({ path, message }): Where => ({ file, field: pathOf(path), says: message }));
    throw new Refusal('SUPPLY_CHAIN_INVALID', {}, where);
  }
  const chain = withCountries(parsed.data);
  const wrong = [...twice(chain), ...unknown(chain), ...spans(chain), ...noCountry(chain)];
  if (wrong.length > 0)
    throw new Refusal(
      'SUPPLY_CHAIN_INVALID',
      {},
      // the sentence of the code, in the reader's language
      wrong.slice(0, mostPlaces).map((one) => ({ file, says: one.code ?? '', ...one })),
    );
  return chain;
};

const pathOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

/** Countries as two small letters, whatever they were written as. */
const withCountries = (chain: Chain): Chain => ({
  ...chain,
  sites: chain.sites.map((site) => ({ ...site, country: countryOf(site.country) })),
  parties: chain.parties.map((party) => ({ ...party, country: party.country && countryOf(party.country) })),
});

const noCountry = ({ sites }: Chain): Where[] =>
  sites.flatMap(({ country }, i) =>
    country === '' ? [{ field: `sites[${i}].country`, code: 'SUPPLY_COUNTRY_UNKNOWN' }] : [],
  );

const twice = ({ sites, products, ...chain }: Chain): Where[] => {
  const kinds = {
    parties: chain.parties,
    materials: chain.materials,
    links: chain.links,
    documents: chain.documents,
    lots: chain.lots,
    balances: chain.balances,
  };
  const groups: [string, readonly { id: string }[]][] = [
    ['sites and products', [...sites, ...products]],
    ...Object.entries(kinds),
  ];
  return groups.flatMap(([name, rows]) => {
    const seen = new Set<string>();
    return rows.flatMap(({ id }) => {
      if (seen.has(id)) return [{ field: `${name}: ${id}`, code: 'SUPPLY_ID_TWICE' }];
      seen.add(id);
      return [];
    });
  });
};

const unknown = (chain: Chain): Where[] => {
  const ids = (rows: readonly { id: string }[]): ReadonlySet<string> => new Set(rows.map(({ id }) => id));
  const [parties, sites, materials, products, documents, lots] = [
    ids(chain.parties),
    ids(chain.sites),
    ids(chain.materials),
    ids(chain.products),
    ids(chain.documents),
    ids(chain.lots),
  ];
  const wrong: Where[] = [];
  const need = (known: readonly ReadonlySet<string>[], id: string | undefined, field: string): void => {
    if (id !== undefined && !known.some((set) => set.has(id)))
      wrong.push({ field: `${field}: ${id}`, code: 'SUPPLY_ID_UNKNOWN' });
  };
  chain.parties.forEach(({ owners }, i) => {
    for (const [j, { party }] of owners.entries()) need([parties], party, `parties[${i}].owners[${j}]`);
  });
  chain.sites.forEach(({ party, originProof }, i) => {
    need([parties], party, `sites[${i}].party`);
    for (const id of originProof) need([documents], id, `sites[${i}].originProof`);
  });
  chain.products.forEach(({ material, inputs }, i) => {
    need([materials], material, `products[${i}].material`);
    for (const [j, one] of inputs.entries()) need([materials], one.material, `products[${i}].inputs[${j}]`);
  });
  chain.links.forEach(({ from, to, material, documents: papers }, i) => {
    need([sites], from, `links[${i}].from`);
    need([sites, products], to, `links[${i}].to`);
    need([materials], material, `links[${i}].material`);
    for (const id of papers) need([documents], id, `links[${i}].documents`);
  });
  chain.yields.forEach(({ site, from, to }, i) => {
    need([sites], site, `yields[${i}].site`);
    need([materials], from, `yields[${i}].from`);
    need([materials], to, `yields[${i}].to`);
  });
  chain.balances.forEach(({ site, input, output }, i) => {
    need([sites], site, `balances[${i}].site`);
    need([materials], input, `balances[${i}].input`);
    need([materials], output, `balances[${i}].output`);
  });
  chain.lots.forEach(({ site, to, material, madeFrom }, i) => {
    need([sites], site, `lots[${i}].site`);
    need([sites, products], to, `lots[${i}].to`);
    need([materials], material, `lots[${i}].material`);
    for (const [j, { lot }] of madeFrom.entries()) need([lots], lot, `lots[${i}].madeFrom[${j}]`);
  });
  return wrong;
};

const spans = ({ links, balances, yields, parties }: Chain): Where[] => [
  ...links.flatMap(({ validFrom, validTo }, i) =>
    validFrom !== undefined && validTo !== undefined && validFrom > validTo
      ? [{ field: `links[${i}].validTo`, code: 'SUPPLY_SPAN_TURNED' }]
      : [],
  ),
  ...balances.flatMap(({ from, to }, i) =>
    from > to ? [{ field: `balances[${i}].to`, code: 'SUPPLY_SPAN_TURNED' }] : [],
  ),
  ...yields.flatMap(({ min, expected, max }, i) =>
    isTurned(min, expected, max) ? [{ field: `yields[${i}].max`, code: 'SUPPLY_BOUNDS_TURNED' }] : [],
  ),
  ...parties.flatMap(({ owners }, i) =>
    owners.flatMap(({ min, share, max }, j) =>
      isTurned(min, share, max) ? [{ field: `parties[${i}].owners[${j}].max`, code: 'SUPPLY_BOUNDS_TURNED' }] : [],
    ),
  ),
];

const isTurned = (least: number | undefined, between: number, most: number | undefined): boolean =>
  (least ?? between) > between || between > (most ?? between);
