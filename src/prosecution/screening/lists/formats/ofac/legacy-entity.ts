import { countryOf } from '../../countries.ts';
import type { EntityAddress, EntityCountry, EntityMeasure, EntityName, ListedEntity } from '../../entity.ts';
import { identifier } from '../../identifier.ts';
import { consolidatedMeasures, sdnMeasures } from '../../measures.ts';
import { ofacAddress } from './address.ts';
import { type Remarks, readRemarks } from './remarks.ts';
import { cellText, programmesOf } from './tables.ts';

export interface TableRow {
  readonly cells: readonly string[];
  readonly raw: string;
  readonly line: number;
}

/** All that the four tables say of one party. */
export interface PartyRows {
  readonly listId: 'us-ofac-sdn' | 'us-ofac-cons';
  readonly prim: TableRow;
  readonly alt: readonly TableRow[];
  readonly add: readonly TableRow[];
  readonly comments: readonly TableRow[];
}

const schemas: Readonly<Record<string, ListedEntity['schema']>> = {
  individual: 'Person',
  vessel: 'Vessel',
  aircraft: 'Airplane',
};

/** One party of the legacy files, put together from its rows. */
export function legacyEntity({ listId, prim, alt, add, comments }: PartyRows): {
  readonly entity: ListedEntity;
  readonly remarks: Remarks;
  readonly blankAddresses: number;
} {
  const [uid = '', name, type, programmes, title, callSign, vesselType, tonnage, grt, flag, owner, remarkCell] =
    prim.cells;
  // cut at 1,000 characters in mid-word: what follows belongs on with nothing between, and no blank of it may be lost
  const remarkText =
    (cellText(remarkCell) === '' ? '' : remarkCell) + comments.map(({ cells }) => cells[1] ?? '').join('');
  const remarks = readRemarks(remarkText);
  const schema = schemas[cellText(type)] ?? 'Organization';
  const addresses = add.map(({ cells }) => ofacAddress(cellText(cells[2]), cellText(cells[3]), cellText(cells[4])));
  const kept = addresses.filter((address): address is EntityAddress => address !== null);
  const flagCountry = countryOf(cellText(flag));
  const countries: EntityCountry[] = [...remarks.countries];
  if (flagCountry) countries.push({ iso2: flagCountry, role: 'flag' });
  for (const { country } of kept) if (country) countries.push({ iso2: country, role: 'address' });
  const tags = programmesOf(programmes);
  const grounds = listId === 'us-ofac-sdn' ? sdnMeasures(tags) : consolidatedMeasures(tags, remarkText);
  const sourceUrl = `https://sanctionssearch.ofac.treas.gov/Details.aspx?id=${uid.trim()}`;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Vessel type', vesselType],
    ['Tonnage', tonnage],
    ['Gross registered tonnage', grt],
    ['Flag', flagCountry ? '' : flag],
  ];
  return {
    remarks,
    blankAddresses: addresses.length - kept.length,
    entity: {
      listId,
      sourceId: uid.trim(),
      schema,
      names: [
        { text: cellText(name), kind: 'primary', lang: '', ...personParts(schema, cellText(name)) },
        ...alt.map(({ cells }) => altName(schema, cells)),
        ...remarks.names,
      ],
      births: remarks.births,
      birthPlaces: remarks.birthPlaces,
      countries: uniqueCountries(countries),
      gender: remarks.gender,
      identifiers: [
        ...(cellText(callSign) ? [identifier('call-sign', cellText(callSign), flagCountry, 'Call sign')] : []),
        ...remarks.identifiers,
      ],
      addresses: kept,
      positions: cellText(title).split('; ').filter(Boolean),
      measures: grounds.map(
        (ground): EntityMeasure => ({ ...ground, from: '', until: '', status: 'active', source: sourceUrl }),
      ),
      links: [...(cellText(owner) ? [{ type: 'owner', target: cellText(owner), targetId: '' }] : []), ...remarks.links],
      remarks: [
        ...facts.flatMap(([label, cell]) => (cellText(cell) ? [`${label}: ${cellText(cell)}`] : [])),
        ...remarks.rest,
        ...[...alt, ...add].flatMap(({ cells }) => cellText(cells.at(-1)) || []),
      ],
      sourceUrl,
      sameAs: listId === 'us-ofac-cons' ? [`us-ofac-sdn/${uid.trim()}`] : [],
      raw: [prim, ...alt, ...add, ...comments].map(({ raw }) => raw),
    },
  };
}

function altName(schema: ListedEntity['schema'], cells: readonly string[]): EntityName {
  const text = cellText(cells[3]);
  const kind = cells[2] === 'fka' || cells[2] === 'nka' ? cells[2] : 'aka';
  return { text, kind, lang: '', ...personParts(schema, text) };
}

/** OFAC writes persons as `FAMILY NAME, Given Names`. */
export function personParts(schema: ListedEntity['schema'], text: string): Pick<EntityName, 'parts'> {
  const comma = text.indexOf(', ');
  if (schema !== 'Person' || comma < 1) return {};
  return { parts: { last: text.slice(0, comma), first: text.slice(comma + 2) } };
}

export function uniqueCountries(countries: readonly EntityCountry[]): readonly EntityCountry[] {
  return [...new Map(countries.map((country) => [`${country.iso2} ${country.role}`, country])).values()];
}
