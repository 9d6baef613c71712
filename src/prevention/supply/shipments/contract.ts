import { z } from 'zod';
import { CivilDate, Id, Instant, Line, Paging, pageOf, route, Where } from '../../../platform/contract/index.ts';
import { columnView, MappingText, tableTroubles, tableUpload } from '../mapper/contract.ts';
import { dayOrders, shipmentFields, shipmentStates } from './fields.ts';
import { BillBody } from './shipment.ts';

export { dayOrders, shipmentFields } from './fields.ts';

const Upload = z.object({
  fileName: z.string().max(300).default('bills'),
  mapping: MappingText,
  days: z
    .enum(dayOrders)
    .default('unclear')
    .describe('How days like 03/04/2026 are written, where the column itself does not tell'),
});

const Counts = z.object({
  rows: z.number().int(),
  shipments: z.number().int(),
  /** Master bills that house bills tell: kept, never counted. */
  masters: z.number().int(),
  folded: z.number().int(),
  refused: z.number().int(),
  /** Cells left out of rows that were taken. */
  unread: z.number().int(),
  noConsignee: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
});

export const previewShipments = route('supply.preview-shipments', 'POST /supply/shipments/preview', {
  says: 'Reads a table of bills of lading (CSV, XLSX): which column seems to hold what, what would be folded, what could not be read, what would be new. Keeps nothing.',
  may: 'write supply',
  takes: Upload,
  upload: tableUpload,
  gives: z.object({
    columns: z.array(columnView(shipmentFields)),
    firstRows: z.array(z.array(z.string())),
    /** Columns whose days may be read in two ways. */
    unclearDays: z.array(z.enum(shipmentFields)),
    flagged: z.array(Where),
    /** null while no column holds the bill's number, or none the shipper. */
    brings: Counts.nullable(),
    /** The same file, read in the same way, that was taken before. */
    before: z.object({ name: z.string(), at: Instant }).nullable(),
  }),
  refuses: tableTroubles,
});

export const applyShipments = route('supply.apply-shipments', 'POST /supply/shipments/files', {
  says: 'Takes a table of bills of lading over by a job, whole or not at all; every row is kept. The same file again changes nothing.',
  may: 'write supply',
  takes: Upload,
  upload: tableUpload,
  gives: z.object({ jobId: Id }),
  refuses: tableTroubles,
});

const State = z.enum(shipmentStates);
const Party = z.object({
  id: Id,
  name: z.string(),
  address: z.string(),
  country: z.string(),
  state: z.enum(['sure', 'asked', 'none', 'same', 'different']),
  site: z.object({ id: z.string(), name: z.string() }).nullable(),
});

const Amount = z.object({ quantity: z.number(), unit: z.string() });

const ShipmentLine = z.object({
  id: Id,
  bill: z.string(),
  master: z.string(),
  kind: z.enum(['house', 'master', 'simple']),
  state: State,
  open: z.boolean(),
  /** Why it stands here, in one sentence. */
  sentence: z.string(),
  /** null: not published. */
  shipper: z.string().nullable(),
  consignee: z.string().nullable(),
  goods: z.string(),
  arrived: CivilDate.nullable(),
  weight: Amount.nullable(),
  /** A name on it waits for an answer. */
  asked: z.boolean(),
  /** Alerts of list versions that nobody has acknowledged. */
  alerts: z.number().int(),
});

export const listShipments = route('supply.shipments', 'GET /supply/shipments', {
  says: 'The shipments as of a day, those that are open first, each with its reason. Master bills stand with their houses and are not counted.',
  may: 'read supply',
  takes: Paging.extend({
    on: CivilDate.optional(),
    show: z.enum(['open', 'all']).default('open'),
    text: z.string().max(200).optional(),
  }),
  gives: pageOf(ShipmentLine).extend({
    on: CivilDate,
    open: z.number().int(),
    askedParties: z.number().int(),
    lastLoad: z.object({ id: Id, name: z.string(), at: Instant, refused: z.number().int() }).nullable(),
    notice: z.string(),
  }),
});

const Guess = z.object({
  hs: z.string(),
  says: z.string(),
  score: z.number(),
  /** Why, in words. */
  sentence: z.string(),
});

export const openShipment = route('supply.shipment', 'GET /supply/shipments/:shipmentId', {
  says: 'One shipment: what its bill says, who the parties are, where it stands and who said so, the guess of its code, every row it came from, and what it said before.',
  may: 'read supply',
  takes: z.object({ shipmentId: Id, on: CivilDate.optional() }),
  gives: ShipmentLine.omit({ shipper: true, consignee: true }).extend({
    on: CivilDate,
    body: BillBody.omit({ shipper: true, consignee: true, notify: true }),
    shipper: Party.nullable(),
    consignee: Party.nullable(),
    notify: Party.nullable(),
    /** The house bills of a master, or the master of a house, as far as they are here. */
    related: z.array(z.object({ id: Id, bill: z.string(), kind: z.enum(['house', 'master', 'simple']) })),
    code: z.object({
      /** What a person found for this text of goods. */
      confirmed: z.object({ hs: z.string(), reason: z.string(), by: z.string(), at: Instant }).nullable(),
      guesses: z.array(Guess),
      /** Why there is no guess, or ''. */
      none: z.string(),
    }),
    said: z.array(
      z.object({
        id: Id,
        state: State,
        on: CivilDate,
        reason: z.string(),
        by: z.string(),
        at: Instant,
        file: z.string(),
      }),
    ),
    before: z.array(
      z.object({
        at: Instant,
        file: z.string(),
        replacedBy: z.string(),
        changes: z.array(z.object({ field: z.string(), was: z.string(), is: z.string() })),
      }),
    ),
    rows: z.array(
      z.object({
        file: z.string(),
        row: z.number().int(),
        at: Instant,
        fate: z.string(),
        cells: z.array(z.object({ heading: z.string(), text: z.string() })),
      }),
    ),
    notice: z.string(),
  }),
  refuses: ['SUPPLY_SHIPMENT_NOT_FOUND'],
});

export const sayShipmentState = route('supply.say-shipment-state', 'POST /supply/shipments/:shipmentId/states', {
  says: 'A person says where a shipment stands from a day on. What was said before is kept.',
  may: 'write supply',
  takes: z.object({ shipmentId: Id, state: State, on: CivilDate.optional(), reason: Line(500) }),
  gives: z.object({ state: State }),
  refuses: ['SUPPLY_SHIPMENT_NOT_FOUND', 'SUPPLY_SHIPMENT_MASTER'],
});

export const sayGoodsCode = route('supply.say-goods-code', 'PUT /supply/shipments/:shipmentId/code', {
  says: 'A person says which code of the Harmonized System the goods of this shipment have; it holds for every bill with the same text.',
  may: 'write supply',
  takes: z.object({ shipmentId: Id, hs: z.string().regex(/^\d{4}(?:\d{2}){0,3}$/), reason: Line(500) }),
  gives: z.object({ hs: z.string(), shipments: z.number().int() }),
  refuses: ['SUPPLY_SHIPMENT_NOT_FOUND', 'SUPPLY_SHIPMENT_NO_GOODS'],
});

export const shipmentParties = route('supply.shipment-parties', 'GET /supply/shipment-parties', {
  says: 'Names on bills that may be a site or supplier of the organisation, those on open shipments first. A person answers each once.',
  may: 'read supply',
  takes: Paging.extend({ waiting: z.stringbool().default(true), on: CivilDate.optional() }),
  gives: pageOf(
    Party.extend({
      candidates: z.array(
        z.object({
          site: z.string(),
          name: z.string(),
          address: z.string(),
          country: z.string(),
          score: z.number(),
          reasons: z.array(z.string()),
        }),
      ),
      shipments: z.number().int(),
      open: z.number().int(),
      reason: z.string().nullable(),
      by: z.string().nullable(),
      at: Instant.nullable(),
    }),
  ),
});

export const answerShipmentParty = route(
  'supply.answer-shipment-party',
  'POST /supply/shipment-parties/:partyId/answer',
  {
    says: 'A person says which site a name on bills is, or that it is none of those that were offered. It is asked once for all bills.',
    may: 'write supply',
    takes: z.object({ partyId: Id, site: z.string().min(1).max(120).nullable(), reason: Line(500) }),
    gives: z.object({ waiting: z.number().int() }),
    refuses: ['SUPPLY_SHIPMENT_PARTY_NOT_FOUND', 'SUPPLY_SITE_NOT_FOUND'],
  },
);

export const openShipmentLoad = route('supply.shipment-load', 'GET /supply/shipment-loads/:loadId', {
  says: 'One file that was taken: what it brought, and each row that could not be read, as it was written.',
  may: 'read supply',
  takes: Paging.extend({ loadId: Id }),
  gives: pageOf(
    z.object({
      row: z.number().int(),
      field: z.string(),
      sentence: z.string(),
      cells: z.array(z.object({ heading: z.string(), text: z.string() })),
    }),
  ).extend({ name: z.string(), sha256: z.string(), at: Instant, by: z.string(), counts: Counts }),
  refuses: ['SUPPLY_SHIPMENT_LOAD_NOT_FOUND'],
});
