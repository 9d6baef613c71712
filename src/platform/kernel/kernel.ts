import type { Actor, Language } from '../actor/index.ts';
import type { Clock } from '../clock/index.ts';
import type { FileBody, Id } from '../contract/index.ts';
import type { Db, Tx } from '../db/index.ts';
import type { Translate } from '../i18n/index.ts';
import type { Random } from '../ids/index.ts';
import type { Log } from '../log/index.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Packs } from '../packs/index.ts';
import type { Roles } from '../policy/index.ts';
import type { Vault } from '../vault/index.ts';
import type { Visit } from './visit.ts';

/** What the platform hands to every act. One of it in a process. */
export interface Kernel {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly packs: Packs;
  readonly roles: Roles;
  readonly log: Log;
  readonly vault: Vault;
  /** The way to the mail server; left out where none is configured, and mails then wait for a person. */
  readonly mailer?: Mailer;
  readonly translate: (language: Language) => Translate;
  /** What the process was started with, for rooms with settings of their own; nothing where it is left out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What a use case has in its hands while it runs. */
export interface Context {
  readonly kernel: Kernel;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly clock: Clock;
  /** The actor's organisation; refuses where there is none. */
  readonly orgId: Id;
  readonly t: Translate;
  newId(): Id;
  /** Names the records this act read or changed, and counts worth keeping, for its audit entry. */
  note(records: Id | readonly Id[], details?: Readonly<Record<string, string | number | boolean>>): void;
  /** The uploaded file, where the contract takes one. */
  readonly file: FileBody;
  /** The request behind the act, and the cookies it may set. */
  readonly visit: Visit;
}

/** An act in parts opens its own transactions (`kernel.db`) and writes its own audit entries. */
export type PartsContext = Omit<Context, 'tx'>;
