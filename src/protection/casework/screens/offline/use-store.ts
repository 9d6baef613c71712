import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError } from '../../../../web/api.ts';
import { type Edit, idleMinutes } from '../../contract.ts';
import { makeContact } from './contact.ts';
import { removeShell } from './shell.ts';
import { type Head, hasRunOut, keepEdit, type Opened, readHead, removeStore, unlock, wipe } from './store.ts';
import { type Sent, sync } from './sync.ts';

/** How the store stands, for the screen. */
export type Phase =
  | { readonly is: 'loading' }
  | { readonly is: 'none' }
  | { readonly is: 'closed'; readonly head: Head }
  | { readonly is: 'open'; readonly opened: Opened };

const looksEveryMs = 5_000;

const phaseOf = (head: Head | null): Phase => (head === null ? { is: 'none' } : { is: 'closed', head });

const isOffline = (error: unknown): boolean => error instanceof ProblemError && error.problem.code === 'NO_CONNECTION';

/** A new id, made here. */
const freshId = (): string => crypto.randomUUID();

type Unnamed = Edit extends infer E ? (E extends Edit ? Omit<E, 'id'> : never) : never;

export interface StoreHere {
  readonly phase: Phase;
  /** What went wrong while nobody was asked. */
  readonly trouble: unknown;
  readonly sent: Sent | null;
  readonly begin: (opened: Opened) => void;
  readonly tryPassphrase: (passphrase: string) => Promise<void>;
  readonly lock: () => void;
  readonly write: (edit: Unnamed) => Promise<void>;
  readonly send: () => Promise<void>;
  /** Off this device: what can be read is wiped, what was not sent is handed over. */
  readonly giveBack: () => Promise<void>;
  /** After a wipe was read: nothing is left of it here. */
  readonly forget: () => Promise<void>;
}

/** The store of this device, and what may be done with it. It locks by itself. */
export const useStore = (): StoreHere => {
  const [phase, setPhase] = useState<Phase>({ is: 'loading' });
  const [trouble, setTrouble] = useState<unknown>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const touched = useRef(Date.now());

  useEffect(() => {
    const look = async (): Promise<void> => {
      setPhase(phaseOf(await readHead()));
      setPhase(phaseOf(await makeContact()));
    };
    // without a connection the lease alone decides; it was looked at
    look().catch((error) => setTrouble(isOffline(error) ? null : error));
  }, []);

  const lock = useCallback(() => {
    readHead().then((head) => setPhase(phaseOf(head)), setTrouble);
  }, []);

  const opened = phase.is === 'open' ? phase.opened : null;
  const head = opened?.head ?? null;
  useEffect(() => {
    if (head === null) return;
    touched.current = Date.now();
    const touch = (): void => {
      touched.current = Date.now();
    };
    const look = (): void => {
      if (hasRunOut(head)) wipe('over', head.token).then((wiped) => setPhase(phaseOf(wiped)), setTrouble);
      else if (Date.now() - touched.current > idleMinutes * 60_000) lock();
    };
    const events = ['pointerdown', 'keydown', 'scroll'] as const;
    for (const event of events) window.addEventListener(event, touch, { passive: true });
    // a phone that slept looks when it wakes
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, looksEveryMs);
    return () => {
      for (const event of events) window.removeEventListener(event, touch);
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
    };
  }, [head, lock]);

  const open = (next: Opened): void => setPhase({ is: 'open', opened: next });
  return {
    phase,
    trouble,
    sent,
    begin: open,
    lock,
    tryPassphrase: async (passphrase) => {
      const result = await unlock(passphrase);
      if (result !== null && 'key' in result) open(result);
      else setPhase(phaseOf(result));
    },
    write: async (edit) => {
      if (opened) open(await keepEdit(opened, { ...edit, id: freshId() }));
    },
    send: async () => {
      if (!opened) return;
      const result = await sync(opened);
      if ('state' in result) {
        setPhase(phaseOf(result));
        return;
      }
      setSent(result.sent);
      open(result.opened);
    },
    giveBack: async () => {
      if (head === null) return;
      setPhase(phaseOf(await wipe('returned', head.token)));
      setPhase(phaseOf(await makeContact()));
    },
    forget: async () => {
      await removeStore();
      await removeShell();
      setPhase({ is: 'none' });
    },
  };
};
