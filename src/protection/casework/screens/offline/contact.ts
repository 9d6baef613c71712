import { call } from '../../../../web/api.ts';
import { deviceContact } from '../../contract.ts';
import { type Head, handedOver, hasRunOut, readHead, rescuesOf, wipe } from './store.ts';

/** So much goes in one request. */
const mostBytes = 400_000;
const mostAtOnce = 100;

/** What goes together: not too many, not too much. */
export const portions = <T>(all: readonly T[], sizeOf: (one: T) => number): T[][] => {
  const parts: T[][] = [];
  let size = 0;
  for (const one of all) {
    const last = parts.at(-1);
    const next = sizeOf(one);
    if (last && last.length < mostAtOnce && size + next <= mostBytes) {
      last.push(one);
      size += next;
    } else {
      parts.push([one]);
      size = next;
    }
  }
  return parts;
};

/**
 * Asks the server how this device stands, whoever is signed in. If it was taken back or its time is over, what can be read here is wiped
 * at once; then what was not sent is handed over, still sealed. Without a network the lease alone decides.
 */
export const makeContact = async (): Promise<Head | null> => {
  let head = await readHead();
  if (head === null) return null;
  if (head.state === 'kept' && hasRunOut(head)) head = await wipe('over', head.token);
  if (!navigator.onLine) return head;
  if (head.state === 'kept') {
    const { standing } = await call(deviceContact, { token: head.token });
    if (standing === 'good') return head;
    head = await wipe(standing, head.token);
  }
  if (head.handedOver) return head;
  const rescues = [...(await rescuesOf())];
  const parts = portions(rescues, ([, text]) => text.length);
  for (const [i, part] of parts.entries()) {
    await call(deviceContact, { token: head.token, sealed: part.map(([, text]) => text) });
    head = await handedOver(
      head,
      part.map(([id]) => id),
      i === parts.length - 1,
    );
  }
  return head;
};
