import { chainGraph } from '../chain/chain-graph.ts';
import { type Chain, ChainSchema } from '../chain/contract.ts';
import type { Finding } from '../exposure/findings.ts';
import { type ListStatus, type Negative, negativeOf, statusOf } from '../exposure/list-status.ts';
import type { LoadedSources } from '../exposure/load-sources.ts';
import { ownOf } from '../exposure/priority.ts';
import { findingsOf } from '../exposure/site-findings.ts';
import { type PostalVerdict, postalVerdict } from '../sites/xinjiang.ts';
import type { Supplier } from './read-suppliers.ts';

export interface ScreenedSupplier {
  readonly row: number;
  readonly id: string;
  readonly name: string;
  readonly country: string;
  /** `possible`: a person must look. `nothing`: says what `negative` says, no more. */
  readonly outcome: 'hit' | 'possible' | 'indicator' | 'nothing' | 'not-read';
  readonly legalClass: number;
  /** For the order of work only. */
  readonly priority: number;
  readonly findings: readonly Finding[];
  /** Of the postal code that ACE asks of Chinese makers; null elsewhere. */
  readonly postalCode: PostalVerdict | null;
  readonly flags: Supplier['flags'];
}

export interface Screened {
  readonly on: string;
  readonly negative: Negative;
  readonly lists: readonly ListStatus[];
  readonly suppliers: readonly ScreenedSupplier[];
}

/** Suppliers against the lists on a day: those who need a person first, in the order of work. */
export const screenSuppliers = (
  suppliers: readonly Supplier[],
  { sources, lists, settings }: LoadedSources,
  on: string,
): Screened => {
  const status = statusOf(lists, on, settings);
  const findings = findingsOf(chainGraph(chainOf(suppliers)), sources, on);
  const screened = suppliers.map(({ row, id, name, country, postalCode, flags }, i): ScreenedSupplier => {
    const here = (findings[i] ?? []).filter(({ what }) => what !== 'no-address');
    const legalClass = Math.max(0, ...here.map((one) => one.legalClass));
    return {
      row,
      id,
      name,
      country,
      outcome: flags.includes('no-name') ? 'not-read' : outcomeOf(here, legalClass),
      legalClass,
      priority: Math.round(ownOf(findings[i] ?? [], on, settings) * 1e4) / 1e4,
      findings: here,
      postalCode: country === 'cn' ? postalVerdict(postalCode) : null,
      flags,
    };
  });
  return {
    on,
    negative: negativeOf(status),
    lists: status,
    suppliers: screened.sort(
      (a, b) => rank(a) - rank(b) || b.legalClass - a.legalClass || b.priority - a.priority || a.row - b.row,
    ),
  };
};

const outcomeOf = (findings: readonly Finding[], legalClass: number): ScreenedSupplier['outcome'] => {
  if (legalClass >= 3) return 'hit';
  if (findings.some(({ review }) => review !== null && review !== 'mapping-not-reviewed')) return 'possible';
  return legalClass > 0 ? 'indicator' : 'nothing';
};

const order: readonly ScreenedSupplier['outcome'][] = ['hit', 'possible', 'not-read', 'indicator', 'nothing'];
const rank = ({ outcome }: ScreenedSupplier): number => order.indexOf(outcome);

/** Each supplier a site that sends its goods to one product: what is known of a site is known of a supplier. */
const chainOf = (suppliers: readonly Supplier[]): Chain => {
  const goods = [...new Set(suppliers.map((one) => one.goods))];
  const empty = ChainSchema.parse({ format: 'fourfold-chain/1' });
  const material = (text: string): string => `goods ${goods.indexOf(text)}`;
  return {
    ...empty,
    materials: goods.map((name) => ({ id: material(name), name })),
    products: [{ id: 'all', name: 'all', inputs: [] }],
    parties: suppliers.flatMap(({ row, parent, name }) =>
      parent === '' || parent === name ? [] : [{ id: `${row}`, name: parent, names: [], identifiers: [], owners: [] }],
    ),
    sites: suppliers.map(({ row, name, address, postalCode, country, phone, lat, lng, parent, identifiers }) => ({
      id: `${row}`,
      name,
      names: [],
      ...(parent === '' || parent === name ? {} : { party: `${row}` }),
      country,
      address,
      postalCode,
      phone,
      ...(lat === undefined ? {} : { lat }),
      ...(lng === undefined ? {} : { lng }),
      identifiers: identifiers.map(({ type, value }) => ({
        type: kinds.find((one) => one === type) ?? 'other',
        value,
      })),
      rawMaterial: false,
      originProof: [],
      signals: [],
    })),
    links: suppliers.map(({ row, goods: text }) => ({
      id: `${row}`,
      from: `${row}`,
      to: 'all',
      material: material(text),
      status: 'declared' as const,
      documents: [],
      source: '',
    })),
  };
};

const kinds = ['os-id', 'gln', 'lei', 'uscc'] as const;
