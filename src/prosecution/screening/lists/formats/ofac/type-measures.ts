import type { EntityMeasure } from '../../entity.ts';
import { isBeyondSdn, measureOfType, programmeCite } from '../../measures.ts';

interface Membership {
  /** `SDN List`, `Sectoral Sanctions Identifications List` … with the day the party was put on it. */
  readonly list: string;
  readonly date: string;
}

/**
 * Measures of an OFAC party from what the source itself calls them. The files do not say which programme a type belongs to: a type that
 * names an order takes the programmes of that order, blocking and rejecting take those that are left.
 */
export function typeMeasures(
  types: readonly string[],
  programmes: readonly string[],
  memberships: readonly Membership[],
  source: string,
): { readonly measures: readonly EntityMeasure[]; readonly unknownTypes: readonly string[] } {
  const orders = (type: string) =>
    type.match(/\b1[34]\d{3}\b/g) ?? (/^CMIC/.test(type) ? ['13959'] : /^561 /.test(type) ? ['561-'] : []);
  const byOrder = (type: string) => {
    const named = programmes.filter((tag) => orders(type).some((order) => tag.includes(order)));
    return named.length > 0 || !/CAATSA/.test(type) ? named : programmes.filter((tag) => /^CAATSA/.test(tag));
  };
  const taken = new Set(types.flatMap(byOrder));
  const left = programmes.filter((tag) => !taken.has(tag));
  const rejecting = (tag: string) => /^(?:NS-PLC|FSE)/.test(tag);
  const measures: EntityMeasure[] = [];
  for (const type of types) {
    const measure = measureOfType(type);
    const named = byOrder(type);
    const fitting = left.filter((tag) => (measure === 'reject') === rejecting(tag));
    const [tags] = [named, fitting, left, programmes].filter((some) => some.length > 0);
    const from = sinceWhen(measure === 'block' ? /^SDN/ : /^(?!SDN|Consolidated)/, memberships);
    for (const programme of tags ?? ['']) {
      const authority = programmeCite(programme) || type;
      measures.push({ measure: measure ?? 'notice', programme, authority, from, until: '', status: 'active', source });
    }
  }
  return { measures, unknownTypes: types.filter((type) => measureOfType(type) === null) };
}

function sinceWhen(list: RegExp, memberships: readonly Membership[]): string {
  const dates = memberships.filter((one) => list.test(one.list) && one.date).map(({ date }) => date.slice(0, 10));
  return dates.sort()[0] ?? '';
}

/** On which of the two it stands; both where it does. `asked` are the lists the file says it was made of. */
export function ofacLists(
  memberships: readonly Membership[],
  asked: readonly string[],
  programmes: readonly string[],
): readonly [string, ...string[]] {
  const sdn = memberships.some(({ list }) => /^SDN/.test(list));
  const cons = memberships.some(({ list }) => !/^SDN/.test(list)) || (!sdn && programmes.some(isBeyondSdn));
  if (!sdn || !cons) return [cons ? 'us-ofac-cons' : 'us-ofac-sdn'];
  const consFirst = asked.length > 0 && asked.every((list) => !/^SDN/.test(list));
  return consFirst ? ['us-ofac-cons', 'us-ofac-sdn'] : ['us-ofac-sdn', 'us-ofac-cons'];
}
