import { z } from 'zod';
import { shipmentStates } from './fields.ts';

/** What a bill of lading tells, as it is kept. Safe for the browser. */

const PartyText = z.object({
  name: z.string(),
  address: z.string(),
  /** ISO 3166-1 alpha-2 in lower case, or ''. */
  country: z.string(),
});
export type PartyText = z.infer<typeof PartyText>;

/** The bill alone: what its rows say, not where they stand. Empty text is what nobody wrote. */
export const BillBody = z.object({
  bill: z.string(),
  master: z.string(),
  vessel: z.string(),
  voyage: z.string(),
  carrier: z.string(),
  loadPort: z.string(),
  dischargePort: z.string(),
  shipped: z.string(),
  arrived: z.string(),
  released: z.string(),
  /** What the file says of its state; '' where it says nothing that is known. */
  status: z.enum([...shipmentStates, '']),
  /** Null where the bill names none: an importer may ask for that, for itself and for its shippers (19 CFR 103.31(d)). */
  shipper: PartyText.nullable(),
  consignee: PartyText.nullable(),
  notify: PartyText.nullable(),
  goods: z.string(),
  containers: z.array(z.string()),
  pieces: z.number().nullable(),
  weight: z.object({ quantity: z.number(), unit: z.string() }).nullable(),
  /** As the bill has it: nobody has checked it. */
  hs: z.string(),
  /** A decimal number as it was written; the currency '' where none stands there. */
  value: z.object({ amount: z.string(), currency: z.string() }).nullable(),
});
export type BillBody = z.infer<typeof BillBody>;

export interface Shipment extends BillBody {
  /** Rows of the file that tell of it. */
  readonly rows: readonly number[];
}
