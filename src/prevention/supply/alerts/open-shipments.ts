import { plainName } from '../../imports/index.ts';
import type { Sources } from '../exposure/findings.ts';
import type { OpenShipment } from '../shipments/open-on.ts';
import type { Affected } from './alert-view.ts';
import type { PartyChange } from './list-change.ts';

/** The open shipments that a changed party touches, given the sites it reaches and the way to each by name. */
export type ShipmentsTouched = (
  change: PartyChange,
  ways: ReadonlyMap<string, () => readonly string[]>,
) => readonly Affected[];

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const atOnce = 200;

/** Which parties of a list each name on an open bill may be. */
const listedBy = async (
  open: readonly OpenShipment[],
  changes: readonly PartyChange[],
  { list, named, on }: { readonly list: string; readonly named: Sources['named']; readonly on: string },
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const ids = new Set(changes.map(({ sourceId }) => sourceId));
  const byName = new Map(changes.flatMap((one) => one.names.map((name) => [plainName(name), one.sourceId] as const)));
  const names = new Set(open.flatMap(({ parties }) => parties.map(({ name }) => name)));
  const found = new Map<string, ReadonlySet<string>>();
  for (const [i, name] of [...names].entries()) {
    if (i % atOnce === 0) await nextTurn();
    const hits = named(name, on).listed.filter(
      (one) => one.list === list && one.band === 'hit' && ids.has(one.sourceId),
    );
    const exact = byName.get(plainName(name));
    found.set(name, new Set([...(exact === undefined ? [] : [exact]), ...hits.map(({ sourceId }) => sourceId)]));
  }
  return found;
};

/** Held against the bills of the organisation: by the names on them, and by the sites that those names are. */
export const shipmentsTouched = async (
  open: readonly OpenShipment[],
  changes: readonly PartyChange[],
  asked: { readonly list: string; readonly named: Sources['named']; readonly on: string },
): Promise<ShipmentsTouched> => {
  const listed = await listedBy(open, changes, asked);
  return (change, ways) =>
    open.flatMap(({ called, parties, amounts }): Affected[] => {
      const by = parties.find(({ name }) => listed.get(name)?.has(change.sourceId));
      const at = parties.find(({ site }) => site !== null && ways.has(site));
      const touched = by ?? at;
      if (!touched) return [];
      const path = by ? [by.name] : (ways.get(at?.site ?? '')?.() ?? []);
      const name = parties.find(({ role }) => role === 'shipper')?.name ?? touched.name;
      return [
        { subject_kind: 'shipment', subject_id: called, subject_name: name, path: [...path], amounts: [...amounts] },
      ];
    });
};
