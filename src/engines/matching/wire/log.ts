import { canonical, sha256 } from './canonical.ts';
import { type Header, messageId } from './message.ts';

/** One line of a party's log: counts and hashes, never a value of a list. */
export interface LogEntry {
  readonly number: number;
  readonly direction: 'in' | 'out';
  /** Id of the message. */
  readonly message: string;
  readonly kind: Header['kind'];
  readonly from: string;
  readonly to: string;
  readonly list: number;
  readonly hop: number;
  readonly count: number;
  /** SHA-256 over the entry before and this one: a line that is changed, left out or put in breaks the chain. */
  readonly chain: string;
}

const linkOf = (before: string, entry: Omit<LogEntry, 'chain'>): string =>
  sha256(`${before}\n${canonical({ ...entry })}`);

/** The log with one more message in it. */
export const logged = (log: readonly LogEntry[], direction: LogEntry['direction'], header: Header): LogEntry[] => {
  const { kind, from, to, list, hop, count } = header;
  const entry = { number: log.length + 1, direction, message: messageId(header), kind, from, to, list, hop, count };
  return [...log, { ...entry, chain: linkOf(log.at(-1)?.chain ?? '', entry) }];
};

/** The first line of a log that does not follow from the one before, or 0 where the whole log holds. */
export const brokenAt = (log: readonly LogEntry[]): number => {
  let before = '';
  for (const [i, { chain, ...entry }] of log.entries()) {
    if (entry.number !== i + 1 || linkOf(before, entry) !== chain) return i + 1;
    before = chain;
  }
  return 0;
};
