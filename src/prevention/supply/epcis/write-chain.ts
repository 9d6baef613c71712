import type { Chain, Link, Lot, Quantity, Site } from '../chain/contract.ts';
import { paperTypes } from './goods.ts';
import { lotUri, ownUri } from './own-names.ts';
import type { JsonObject } from './read-document.ts';
import { type DocumentHead, writeEpcis } from './write-document.ts';

export interface WriteOptions extends DocumentHead {
  /** Where names that are no URI live, such as `https://mill.example`. */
  readonly base: string;
  /** The id of an event, from what it tells: the same for the same chain. */
  readonly eventId: (event: JsonObject) => string;
}

/** What a chain says and events cannot: an event needs a day, and a unit of UN/CEFACT. */
export interface NotWritten {
  readonly kind: 'lot' | 'link';
  readonly id: string;
  readonly why: 'no-day' | 'unit';
}

/**
 * A chain as events of EPCIS 2.0: each lot begins at a place or is turned from the lots it was made from; what goes from site to site is shipped and received,
 * with its papers. Links that no lot goes along are shipped by class. Read back, lots and links are the same; what an event has no word for stays behind:
 * status, share, end of validity, and what is known of sites besides name, country and GLN.
 */
export const chainToEpcis = (
  chain: Chain,
  options: WriteOptions,
): { readonly document: JsonObject; readonly notWritten: readonly NotWritten[] } => {
  const { base, eventId } = options;
  const names = namesOf(chain, base);
  const byId = new Map(chain.lots.map((lot) => [lot.id, lot]));
  const events: { readonly day: string; readonly order: number; readonly event: JsonObject }[] = [];
  const notWritten: NotWritten[] = [];
  const add = (day: string, order: number, event: JsonObject): void => {
    const dated = { eventTime: `${day}T12:00:00.000Z`, eventTimeZoneOffset: '+00:00', ...event };
    events.push({ day, order, event: { ...dated, eventID: eventId(dated) } });
  };
  const goods = (epcClass: string, amount: Quantity | undefined): JsonObject => ({
    epcClass,
    ...(amount ? { quantity: amount.quantity, ...(codeOf(amount) === 'C62' ? {} : { uom: codeOf(amount) }) } : {}),
  });
  const lotName = (lot: Lot): string => lotUri(base, lot.material, lot.id);
  const move = (
    step: 'shipping' | 'receiving',
    from: string,
    to: string,
    what: JsonObject,
    papers: readonly string[],
  ) => ({
    type: 'ObjectEvent',
    action: 'OBSERVE',
    bizStep: step,
    readPoint: { id: step === 'shipping' ? from : to },
    quantityList: [what],
    ...(papers.length > 0 ? { bizTransactionList: papers.flatMap((id) => names.papers.get(id) ?? []) } : {}),
    sourceList: [{ type: 'location', source: from }],
    destinationList: [{ type: 'location', destination: to }],
  });
  const along = new Map<string, Link[]>();
  for (const link of chain.links) along.set(routeOf(link), [...(along.get(routeOf(link)) ?? []), link]);
  const gone = new Set<string>();

  for (const lot of chain.lots) {
    const parts = lot.madeFrom.flatMap(({ lot: id, amount }) => {
      const input = byId.get(id);
      return input ? [{ input, amount }] : [];
    });
    const fault = faultOf([lot.amount, ...parts.map(({ amount }) => amount)]) ?? (lot.madeOn ? undefined : 'no-day');
    if (fault !== undefined || lot.madeOn === undefined) {
      notWritten.push({ kind: 'lot', id: lot.id, why: fault ?? 'no-day' });
      continue;
    }
    const here = { id: names.site(lot.site) };
    const itself = goods(lotName(lot), lot.amount);
    if (parts.length === 0)
      add(lot.madeOn, 0, {
        type: 'ObjectEvent',
        action: 'ADD',
        bizStep: 'commissioning',
        bizLocation: here,
        quantityList: [itself],
      });
    else
      add(lot.madeOn, 1, {
        type: 'TransformationEvent',
        bizStep: 'commissioning',
        bizLocation: here,
        inputQuantityList: parts.map(({ input, amount }) => goods(lotName(input), amount)),
        outputQuantityList: [itself],
      });
    if (lot.to === undefined || lot.to === lot.site) continue;
    const route = routeOf({ from: lot.site, to: lot.to, material: lot.material });
    const papers = (along.get(route) ?? []).flatMap(({ documents }) => documents);
    const [from, to] = [names.site(lot.site), names.site(lot.to)];
    for (const [order, step, day] of [
      [2, 'shipping', lot.shippedOn],
      [3, 'receiving', lot.receivedOn],
    ] as const)
      if (day !== undefined) {
        add(day, order, move(step, from, to, itself, [...new Set(papers)]));
        gone.add(route);
      }
  }
  for (const link of chain.links) {
    if (gone.has(routeOf(link))) continue;
    const fault = faultOf([link.amount]) ?? (link.validFrom === undefined ? 'no-day' : undefined);
    if (fault !== undefined || link.validFrom === undefined) {
      notWritten.push({ kind: 'link', id: link.id, why: fault ?? 'no-day' });
      continue;
    }
    const what = goods(names.material(link.material), link.amount);
    add(link.validFrom, 2, move('shipping', names.site(link.from), names.site(link.to), what, link.documents));
  }
  const inOrder = events
    .map((one) => ({ ...one, text: JSON.stringify(one.event) }))
    .sort((a, b) => a.day.localeCompare(b.day) || a.order - b.order || (a.text < b.text ? -1 : 1));
  return {
    document: writeEpcis(
      inOrder.map(({ event }) => event),
      { ...options, masterData: [...masterData(chain, names), ...(options.masterData ?? [])] },
    ),
    notWritten,
  };
};

const routeOf = ({ from, to, material }: Pick<Link, 'from' | 'to' | 'material'>): string =>
  JSON.stringify([from, to, material]);

const codeOf = ({ unit }: Quantity): string => unit.trim().toUpperCase();
const faultOf = (amounts: readonly (Quantity | undefined)[]): 'unit' | undefined =>
  amounts.some((amount) => amount && !/^[A-Z0-9]{2,3}$/.test(codeOf(amount))) ? 'unit' : undefined;

interface Names {
  readonly site: (id: string) => string;
  readonly material: (id: string) => string;
  /** A document as a business transaction. */
  readonly papers: ReadonlyMap<string, JsonObject>;
}

const namesOf = ({ sites, products, documents }: Chain, base: string): Names => {
  const held = new Map<string, number>();
  for (const gln of sites.flatMap(glnOf)) held.set(gln, (held.get(gln) ?? 0) + 1);
  const places = new Map([
    ...products.map(({ id }) => [id, ownUri(base, 'product', id)] as const),
    ...sites.map((site) => {
      const [gln] = glnOf(site);
      const name = gln !== undefined && held.get(gln) === 1 ? `https://id.gs1.org/414/${gln}` : undefined;
      return [site.id, name ?? ownUri(base, 'site', site.id)] as const;
    }),
  ]);
  const words = new Map(Object.entries(paperTypes).map(([word, type]) => [type, word]));
  return {
    site: (id) => places.get(id) ?? ownUri(base, 'site', id),
    material: (id) => ownUri(base, 'material', id),
    papers: new Map(
      documents.map(({ id, type }) => [
        id,
        { type: words.get(type) ?? ownUri(base, 'paper', type), bizTransaction: ownUri(base, 'document', id) },
      ]),
    ),
  };
};

const glnOf = ({ identifiers }: Site): readonly string[] =>
  identifiers.flatMap(({ type, value }) => (type === 'gln' && /^\d{13}$/.test(value) ? [value] : []));

const attribute = (id: string, value: string): JsonObject => ({ id, attribute: value });

const masterData = ({ sites, products, materials }: Chain, names: Names): readonly JsonObject[] => {
  const places = sites.map(({ id, name, country }) => ({
    id: names.site(id),
    attributes: [
      attribute('urn:epcglobal:cbv:mda#name', name),
      attribute('urn:epcglobal:cbv:mda#countryCode', country.toUpperCase()),
      attribute('urn:fourfold:mda#chainId', id),
    ],
  }));
  const goods = materials.map(({ id, name }) => ({
    id: names.material(id),
    attributes: [attribute('urn:epcglobal:cbv:mda#descriptionShort', name)],
  }));
  const ends = products.map(({ id, name }) => ({
    id: names.site(id),
    attributes: [attribute('urn:epcglobal:cbv:mda#name', name)],
  }));
  return [
    { type: 'urn:epcglobal:epcis:vtype:Location', vocabularyElementList: [...places, ...ends] },
    { type: 'urn:epcglobal:epcis:vtype:EPCClass', vocabularyElementList: goods },
  ];
};
