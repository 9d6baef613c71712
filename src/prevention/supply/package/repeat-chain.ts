import { sha256 } from '../../../platform/hash/index.ts';
import type { SupplyPackage } from './build-package.ts';

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

/**
 * The same for two shipments exactly where the same sites make the same materials for the same buyers: another name, amount or paper changes nothing
 * in it, and another site of the same firm does.
 */
export const chainKey = ({ steps }: SupplyPackage): string =>
  sha256(
    [...new Set(steps.map(({ from, to, link }) => JSON.stringify([from.id, to.id, link.material])))].sort().join('\n'),
  );
