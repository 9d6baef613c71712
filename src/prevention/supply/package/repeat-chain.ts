import { sha256 } from '../../../platform/hash/index.ts';
import { plainName } from '../../imports/index.ts';
import type { PackageSite, SupplyPackage } from './build-package.ts';

interface Producer {
  readonly steps: string;
  readonly site: string;
  readonly address: string;
  readonly country: string;
  readonly firm: string;
  readonly records: string;
  readonly material: string;
}

/** Who makes what at every stage, with the numbers that registers know them by. */
export const producersOf = ({ sites, steps }: SupplyPackage): readonly Producer[] =>
  sites.map(({ id, name, address, country, firm, records }) => {
    const own = steps.filter(({ from }) => from.id === id);
    return {
      steps: own.map(({ number }) => number).join(', '),
      site: name,
      address,
      country: country.toUpperCase(),
      firm,
      records: records.map(({ type, value }) => `${type.toUpperCase()} ${value}`).join('; '),
      material: [...new Set(own.map(({ material }) => material))].join('; '),
    };
  });

/** Numbers that stand for a place, and those that stand for a firm, the surest first. */
const [ofPlace, ofFirm] = [
  ['os-id', 'gln'],
  ['uscc', 'lei', 'other'],
] as const;

/**
 * A producer as registers know it: by the number of its place and the number of its firm, else by name and address. Ids of our own are left
 * out: they change when two records of one site become one.
 */
const producer = ({ name, address, country, firm, records }: PackageSite): readonly string[] => {
  const first = (types: readonly string[]): string | undefined =>
    types.flatMap((type) =>
      records
        .filter((one) => one.type === type)
        .map(({ value }) => `${type} ${value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')}`)
        .sort()
        .slice(0, 1),
    )[0];
  return [country, first(ofPlace) ?? plainName(`${name} ${address}`), first(ofFirm) ?? plainName(firm)];
};

/**
 * The same for two shipments of a product exactly where the same producers make the same goods for the same buyers: another lot, amount, paper or
 * id of ours changes nothing in it, and another site of the same firm does.
 */
export const chainKey = ({ product, sites, steps }: SupplyPackage): string => {
  const known = new Map(sites.map((site) => [site.id, producer(site)]));
  const end = (id: string): readonly string[] => known.get(id) ?? [plainName(product.name)];
  return sha256(
    [...new Set(steps.map(({ from, to, material }) => JSON.stringify([end(from.id), end(to.id), plainName(material)])))]
      .sort()
      .join('\n'),
  );
};
