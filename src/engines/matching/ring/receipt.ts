import { MatchError } from '../errors.ts';
import { jsonIn } from '../wire/check.ts';
import { type Header, isHeader, isHeaderSignedBy, type Message, messageId } from '../wire/message.ts';
import { listAt, type RingTerms } from './terms.ts';

/** What a node says of one step: which message it took, and which it passed on. */
export interface Receipt {
  /** Id of the message taken; '' for its own list. */
  readonly got: string;
  readonly sent: string;
}

interface Known {
  readonly terms: RingTerms;
  readonly start: string;
  readonly openings: readonly ({ readonly count: number } | null)[];
  readonly receipts: readonly (readonly Receipt[])[];
}

interface Taken {
  readonly header: Header;
  readonly signature: string;
}
const isTaken = (value: unknown): value is Taken =>
  typeof value === 'object' &&
  value !== null &&
  'header' in value &&
  isHeader(value.header) &&
  'signature' in value &&
  typeof value.signature === 'string';

/**
 * Holds a receipt against the terms, and against what the neighbour in the ring has said. A node must show the signed head of what it took:
 * so where two stories differ, the one who signed both is named.
 *
 * @throws MatchError MATCH_OUT_OF_ORDER, MATCH_RECEIPT_WRONG
 */
export const checkReceipt = ({ terms, start, openings, receipts }: Known, place: number, message: Message): Receipt => {
  const { header } = message;
  const k = terms.lists.length;
  const hop = (receipts[place]?.length ?? 0) + 1;
  const list = listAt(place, hop, k);
  if (header.start !== start || header.hop !== hop || hop > k || header.list !== list)
    throw new MatchError('MATCH_OUT_OF_ORDER', 'A receipt came that is not due.', header.from);
  const wrong = (party: string): MatchError =>
    new MatchError('MATCH_RECEIPT_WRONG', 'A receipt does not tell what was sent and taken.', party);
  const { got, sent } = jsonIn(message) ?? {};
  const count = openings[list]?.count ?? 0;
  const fits = (one: Header, from: number, at: number): boolean =>
    one.kind === 'hop' &&
    one.roundId === terms.roundId &&
    one.agreement === terms.agreement &&
    one.start === start &&
    one.from === terms.lists[from]?.id &&
    one.to === (at === k ? terms.coordinator.id : terms.lists[(from + 1) % k]?.id) &&
    one.list === list &&
    one.hop === at &&
    one.count === count;
  if (!isHeader(sent) || !fits(sent, place, hop)) throw wrong(header.from);
  if (hop === 1) {
    if (got !== null || sent.answers !== start) throw wrong(header.from);
    return { got: '', sent: messageId(sent) };
  }
  const before = (place - 1 + k) % k;
  const neighbour = terms.lists[before];
  const signed =
    isTaken(got) &&
    fits(got.header, before, hop - 1) &&
    isHeaderSignedBy(neighbour?.publicKey ?? '', got.header, Buffer.from(got.signature, 'base64url'));
  if (!signed || sent.answers !== messageId(got.header)) throw wrong(header.from);
  const told = receipts[before]?.[hop - 2];
  // the neighbour signed what this node took, and told of another
  if (told && told.sent !== messageId(got.header)) throw wrong(neighbour?.id ?? '');
  const next = receipts[(place + 1) % k]?.[hop];
  if (next && next.got !== messageId(sent)) throw wrong(header.from);
  return { got: messageId(got.header), sent: messageId(sent) };
};
