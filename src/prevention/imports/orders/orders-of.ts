import type { ListedEntity } from '../../../prosecution/screening/index.ts';
import { plainName } from '../names/plain-name.ts';
import { carveOutsIn } from './carve-outs.ts';
import type { Order, OrderParty } from './order.ts';

export const ordersList = 'us-cbp-wro';

/** A row as it was published, with the parties that were read out of it. */
interface Row {
  readonly raw: string;
  readonly measure: ListedEntity['measures'][number];
  readonly parties: ListedEntity[];
}

/** The orders behind the parties of CBP's table: parties of one row are one order, a party of two rows stands in two. */
export const ordersOf = (entities: Iterable<ListedEntity>): readonly Order[] => {
  const rows = new Map<string, Row>();
  for (const entity of entities) {
    if (entity.listId !== ordersList) continue;
    entity.measures.forEach((measure, i) => {
      const raw = entity.raw[entity.raw.length === entity.measures.length ? i : 0] ?? '';
      const key = `${raw}\n${measure.programme}\n${measure.from}`;
      const row = rows.get(key) ?? { raw, measure, parties: [] };
      row.parties.push(entity);
      rows.set(key, row);
    });
  }
  return [...rows.values()].map(orderOf).sort((a, b) => {
    const [one, other] = [a.from ?? '', b.from ?? ''];
    return one === other ? (a.merchandise < b.merchandise ? -1 : 1) : one < other ? -1 : 1;
  });
};

const orderOf = ({ raw, measure, parties }: Row): Order => {
  const said = lettersOf(raw);
  const remarks = [...new Set(parties.flatMap((party) => party.remarks))].filter((one) =>
    said.includes(lettersOf(one)),
  );
  const merchandise = /^[^:]+: (.+)$/s.exec(measure.programme)?.[1] ?? '';
  const names = parties.flatMap((party) => party.names.map(({ text }) => text));
  const status = statusIn(raw) || measure.status;
  const notes = remarks.filter((one) => one !== merchandise && !isIndustry(one, raw));
  const carveOuts = notes.flatMap((one) => carveOutsIn(one, names));
  return {
    kind: /^finding/i.test(measure.programme) ? 'Finding' : 'WRO',
    status,
    active: measure.status === 'active',
    from: measure.from || null,
    parties: parties.map(
      (party): OrderParty => ({
        key: `${party.listId}/${party.sourceId}`,
        name: party.names[0]?.text ?? party.sourceId,
        names: party.names.map(({ text }) => text),
        plain: party.names.map(({ text }) => plainName(text)),
        vessel: party.schema === 'Vessel' || party.remarks.some((one) => /^fishing vessels owned/i.test(one)),
      }),
    ),
    merchandise,
    place: parties[0]?.countries.find(({ role }) => role === 'other')?.iso2 ?? '',
    reaches: reachesOf(names),
    reach:
      parties
        .flatMap((party) => party.remarks)
        .find((one) => one.startsWith('Listed with it: '))
        ?.slice(16) ?? '',
    carveOuts,
    notes: notes.filter((one) => !one.startsWith('Listed with it: ')),
    modificationMissing: /modified/i.test(status) && carveOuts.length === 0,
  };
};

const reachesOf = (names: readonly string[]): Order['reaches'] => {
  const text = names.join(' ');
  if (/\b(?:autonomous region|small mines|diamond fields|industrial park)\b/i.test(text)) return 'within';
  return /\bproduced in\b|^all\b.*\bproducts\b/i.test(text) ? 'country' : 'party';
};

/** The status word of the row, which the list's reader folds to a few. */
const statusIn = (raw: string): string => {
  const word =
    /["',;|\t](?:\s*)((?:Partially )?Modified|Active|Inactive[^"',;|\t]{0,60}|Revoked[^"',;|\t]{0,60})\s*(?=["',;|\t]|$)/.exec(
      raw,
    );
  return word?.[1]?.trim() ?? '';
};

const isIndustry = (text: string, raw: string): boolean =>
  text.length < 60 && new RegExp(`Industry: ${text.replace(/[^\p{L}\p{N}]/gu, '.')};`, 'u').test(raw);

/** What is compared where one side has been written as JSON or CSV and the other has not. */
const lettersOf = (text: string): string =>
  text
    .replace(/\\[nrt"\\/]/g, ' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
