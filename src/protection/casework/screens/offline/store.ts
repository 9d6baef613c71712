import { z } from 'zod';
import type { Output } from '../../../../platform/contract/index.ts';
import {
  CaseloadCopy,
  Edit,
  isOver,
  type Lease,
  momentOf,
  mostTries,
  sealForServer,
  serverMoment,
  type takeCaseload,
} from '../../contract.ts';
import { inStore, readAll, readOne, removeStore } from './indexed.ts';
import { newKey, open, openBox, seal } from './keys.ts';

const Sealed = z.object({ nonce: z.string(), text: z.string() });
const Box = z.object({ salt: z.string(), rounds: z.number(), nonce: z.string(), wrapped: z.string() });

/** What lies in clear: how to ask the server how the device stands, until when, how many tries are left. Nothing of anybody. */
const Kept = z.object({
  state: z.literal('kept'),
  deviceId: z.string(),
  token: z.string(),
  rescueKey: z.string(),
  box: Box,
  triesLeft: z.number(),
  leaseUntil: z.string(),
  latest: z.string(),
  /** How far the server's clock stands from this one. */
  offset: z.number(),
});
export type Kept = z.infer<typeof Kept>;

export const wipedWhy = ['ended', 'over', 'tries', 'returned'] as const;
const Wiped = z.object({
  state: z.literal('wiped'),
  why: z.enum(wipedWhy),
  token: z.string(),
  /** Changes that had not been sent: they lie here for the organisation alone until they are handed over. */
  unsent: z.number(),
  handedOver: z.boolean(),
});
export type Wiped = z.infer<typeof Wiped>;
export type Head = Kept | Wiped;

/** The store while it is open. The key is nowhere but here. */
export interface Opened {
  readonly head: Kept;
  readonly key: CryptoKey;
  readonly copy: CaseloadCopy;
  readonly edits: readonly Edit[];
}

const headKey = 'head';
const copyKey = 'copy';
const placeOf = ({ deviceId }: Kept, name: string): string => `${deviceId} ${name}`;

/** What this device says of its store; null where there is none. */
export const readHead = async (): Promise<Head | null> => {
  const found = await readOne('head', headKey);
  if (found !== undefined) return z.discriminatedUnion('state', [Kept, Wiped]).parse(found);
  // to look makes an empty store: not even that stays where nothing is carried
  await removeStore();
  return null;
};

const clockNow = (): string => new Date().toISOString();
/** Now, by the server's clock as this device reckons it. */
export const nowOf = ({ offset }: Pick<Kept, 'offset'>): string => serverMoment(Date.now(), offset);
const leaseOf = (head: Kept): Lease => head;
export const hasRunOut = (head: Kept): boolean => isOver(leaseOf(head), nowOf(head));

const putHead = (head: Head): Promise<void> =>
  inStore('readwrite', (on) => {
    on('head').put(head, headKey);
  });

/** Puts a caseload that was just taken under a passphrase. */
export const beginStore = async (passphrase: string, taken: Output<typeof takeCaseload>): Promise<Opened> => {
  const { key, box } = await newKey(passphrase);
  const { deviceId, token, rescueKey, copy } = taken;
  const offset = Date.parse(copy.takenAt) - Date.parse(clockNow());
  const head: Kept = {
    state: 'kept',
    deviceId,
    token,
    rescueKey,
    box,
    triesLeft: mostTries,
    leaseUntil: copy.leaseUntil,
    latest: copy.takenAt,
    offset,
  };
  const sealed = await seal(key, placeOf(head, copyKey), copy);
  await inStore('readwrite', (on) => {
    for (const shelf of ['head', 'sealed', 'rescue'] as const) on(shelf).clear();
    on('head').put(head, headKey);
    on('sealed').put(sealed, copyKey);
  });
  return { head, key, copy, edits: [] };
};

/** Everything that can be read on this device goes. What was sealed for the organisation alone stays until it is handed over. */
export const wipe = async (why: Wiped['why'], token: string): Promise<Wiped> => {
  const unsent = (await readAll('rescue')).size;
  const head: Wiped = { state: 'wiped', why, token, unsent, handedOver: unsent === 0 };
  await inStore('readwrite', (on) => {
    on('sealed').clear();
    on('head').put(head, headKey);
  });
  return head;
};

const readSealed = async (head: Kept, key: CryptoKey): Promise<Opened> => {
  const all = await readAll('sealed');
  const opened = new Map<string, unknown>();
  for (const [name, sealed] of all) opened.set(name, await open(key, placeOf(head, name), Sealed.parse(sealed)));
  const copy = CaseloadCopy.parse(opened.get(copyKey));
  const edits = [...opened].flatMap(([name, edit]) => (name === copyKey ? [] : [Edit.parse(edit)]));
  return { head, key, copy, edits: edits.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1)) };
};
const timeOf = (edit: Edit): string => (edit.kind === 'answer' ? edit.answer.at : edit.at);

/** Opens the store, or takes a try away: before the passphrase is looked at, so that nobody gets one for free by closing the page. */
export const unlock = async (passphrase: string): Promise<Opened | Head | null> => {
  const head = await readHead();
  if (head?.state !== 'kept') return head;
  if (hasRunOut(head)) return wipe('over', head.token);
  const tried: Kept = { ...head, triesLeft: head.triesLeft - 1 };
  await putHead(tried);
  const key = await openBox(head.box, passphrase);
  if (key === null) return tried.triesLeft > 0 ? tried : wipe('tries', head.token);
  const good: Kept = { ...head, triesLeft: mostTries, latest: momentOf(leaseOf(head), nowOf(head)) };
  await putHead(good);
  return readSealed(good, key);
};

/** Keeps what was written: once for the worker, once for the organisation, both or neither. */
export const keepEdit = async (opened: Opened, edit: Edit): Promise<Opened> => {
  const { key } = opened;
  const head: Kept = { ...opened.head, latest: momentOf(leaseOf(opened.head), nowOf(opened.head)) };
  const [sealed, rescue] = await Promise.all([
    seal(key, placeOf(head, edit.id), edit),
    sealForServer(head.rescueKey, head.deviceId, JSON.stringify(edit)),
  ]);
  await inStore('readwrite', (on) => {
    on('head').put(head, headKey);
    on('sealed').put(sealed, edit.id);
    on('rescue').put(rescue, edit.id);
  });
  return { ...opened, head, edits: [...opened.edits, edit] };
};

/** What the server has now: it goes from here. */
export const dropEdits = async (opened: Opened, ids: ReadonlySet<string>): Promise<Opened> => {
  await inStore('readwrite', (on) => {
    for (const id of ids) {
      on('sealed').delete(id);
      on('rescue').delete(id);
    }
  });
  return { ...opened, edits: opened.edits.filter(({ id }) => !ids.has(id)) };
};

/** A fresh copy, and another 72 hours. */
export const renewStore = async (opened: Opened, copy: CaseloadCopy): Promise<Opened> => {
  const offset = Date.parse(copy.takenAt) - Date.parse(clockNow());
  const head: Kept = { ...opened.head, leaseUntil: copy.leaseUntil, latest: copy.takenAt, offset };
  const sealed = await seal(opened.key, placeOf(head, copyKey), copy);
  await inStore('readwrite', (on) => {
    on('head').put(head, headKey);
    on('sealed').put(sealed, copyKey);
  });
  return { ...opened, head, copy };
};

/** What lies sealed for the organisation, by id. */
export const rescuesOf = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([...(await readAll('rescue'))].map(([id, text]) => [id, z.string().parse(text)]));

export const handedOver = async (head: Wiped, ids: readonly string[], all: boolean): Promise<Wiped> => {
  const next: Wiped = { ...head, handedOver: all };
  await inStore('readwrite', (on) => {
    for (const id of ids) on('rescue').delete(id);
    on('head').put(next, headKey);
  });
  return next;
};

export { removeStore };
