import type { Material } from '../chain/contract.ts';
import { classBy, type Finding, type NameFound, plain, type Sources } from './findings.ts';

interface Asking {
  readonly sources: Sources;
  readonly named: (name: string) => NameFound;
  readonly on: string;
}

/**
 * Orders and Findings against these names for these goods. Each good is asked by its own name and by the one a person has mapped it to, so that
 * a mapping to a list of goods never hides an order.
 */
export const orderFindings = (
  names: readonly string[],
  goods: readonly Material[],
  country: string,
  { sources: { orders, settings }, named, on }: Asking,
): Finding[] => {
  if (!orders) return [];
  const found = new Map<string, Finding>();
  for (const entity of names) {
    for (const material of goods) {
      for (const merchandise of new Set([material.name, material.good ?? material.name])) {
        const { hits, near } = orders.ask({ entity, merchandise, country, on }, named(entity).orders);
        const about = (kind: string, says: string): Pick<Finding, 'what' | 'says' | 'list' | 'material'> => ({
          what: kind === 'Finding' ? 'finding' : 'wro',
          says,
          list: 'us-cbp-wro',
          material: material.id,
        });
        for (const { kind, from, entity: name, scope, score, active, status } of hits) {
          const says = `${kind} ${from}: ${name}; ${scope.merchandise}; ${status}`;
          const rule = active ? settings.rule(kind === 'Finding' ? 'finding' : 'wro') : null;
          found.set(`${material.id} ${kind} ${from} ${name} ${scope.merchandise}`, {
            ...plain,
            ...about(kind, says),
            ...classBy(rule),
            weight: active ? (kind === 'Finding' ? 'listed' : 'wro') : '',
            quality: score,
            review: !active ? 'not-active' : rule ? null : 'law-later',
          });
        }
        for (const { kind, from, entity: name, scope, reason, status, score } of near) {
          const key = `${material.id} ${kind} ${from} ${name} ${scope.merchandise}`;
          if (found.has(key) || reason === 'merchandise-other' || reason === 'not-yet') continue;
          const says = `${kind} ${from}: ${name}; ${scope.merchandise}; ${status}`;
          found.set(key, { ...plain, ...about(kind, says), weight: '', quality: score, review: reason });
        }
      }
    }
  }
  return [...found.values()];
};
