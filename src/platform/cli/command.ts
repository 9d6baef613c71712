import type { z } from 'zod';
import type { Clock } from '../clock/index.ts';
import type { Config } from '../config/index.ts';
import type { FileBody, FileOut, Output, Route, Sent } from '../contract/index.ts';
import type { Translate } from '../i18n/index.ts';
import type { Kernel } from '../kernel/index.ts';
import type { Packs } from '../packs/index.ts';

/** What a command answers with: the same thing for a program (`--json`) and for a person. */
export interface Answer {
  readonly data: unknown;
  readonly text: string;
  /** A file that goes to stdout or to `--out FILE` as it is. */
  readonly file?: FileBody;
  /** Files that go into the folder `--out DIR`; without it only `text` says what they would be. */
  readonly files?: readonly FileBody[];
  /** Exit status where the answer itself is bad news (a broken chain): 1 to 125. */
  readonly exit?: number;
}

/** A file that is too large to be held. Opened anew it gives its bytes from the start. */
export interface OpenFile {
  readonly name: string;
  readonly bytes: number;
  open(): AsyncIterable<Uint8Array>;
}

/** What a command may use. Nothing here is opened before it is asked for, so engine commands stay quick. */
export interface CommandContext {
  readonly config: Config;
  readonly clock: Clock;
  readonly t: Translate;
  readonly language: 'en' | 'es';
  packs(): Promise<Packs>;
  /** Asks the running server, with the token of `fourfold sign-in`. */
  call<R extends Route<z.ZodObject, z.ZodType | FileOut>>(
    route: R,
    input: Sent<R>,
    file?: FileBody,
  ): Promise<Output<R>>;
  /** Opens the database in this process: for `init`, `backup`, `restore`, `audit verify` while no server runs. */
  kernel(): Promise<Kernel>;
  readFile(path: string): Promise<FileBody>;
  /** A file, or the files of a folder in the order of their names, to be read piece by piece and as often as needed. */
  openFiles(path: string): Promise<readonly OpenFile[]>;
  /** Shows progress on stderr where a person is looking. */
  progress(label: string, done: number, total: number | null): void;
  /** A line on stderr. */
  say(line: string): void;
  /** Reads one line without showing it (a password), or from stdin where there is no terminal. */
  secret(prompt: string): Promise<string>;
}

export interface Command {
  /** `plan status` */
  readonly name: string;
  /** `FILE`, `[NAME]`: in order. */
  readonly args?: readonly string[];
  /** flag -> message key of its explanation: `{'--as-of <date>': 'cli.plan.as-of'}` */
  readonly options?: Readonly<Record<string, string>>;
  /** The same for flags that may be given several times; their values come by themselves, in the order given. */
  readonly repeated?: Readonly<Record<string, string>>;
  /** Message key of the one-line explanation. */
  readonly says: string;
  run(
    context: CommandContext,
    args: readonly string[],
    options: Readonly<Record<string, string | boolean | undefined>>,
    repeated?: Readonly<Record<string, readonly string[]>>,
  ): Promise<Answer>;
}
