import { spawn } from 'node:child_process';
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Refusal, refuse } from '../errors/index.ts';
import type { RootKey } from './root-key.ts';

const answerLimit = 64 * 1024;
const bindingBytes = 32;
const Command = z.array(z.string().min(1)).min(1);

export interface CommandOptions {
  /** Program and its first arguments; `wrap` or `unwrap` is added as the last one. */
  readonly command: readonly string[];
  readonly timeoutMs?: number;
}

/** Our own secrets are not the command's business; its own (a cloud login, say) it finds where it expects them. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(FOURFOLD_|DATABASE_)/.test(name)));

const run = ([program, ...args]: readonly string[], input: Uint8Array, timeoutMs: number): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const child = spawn(program ?? '', args, { shell: false, stdio: ['pipe', 'pipe', 'inherit'], env: environment() });
    const answer: Buffer[] = [];
    let length = 0;
    const give = (error: Refusal): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      child.stdout.destroy();
      reject(error);
    };
    const timer = setTimeout(
      () => give(new Refusal('VAULT_COMMAND_TIMED_OUT', { seconds: timeoutMs / 1000 })),
      timeoutMs,
    );
    child.on('error', () => give(new Refusal('VAULT_COMMAND_FAILED', { exit: 'not started' })));
    child.stdin.on('error', () => {}); // it ended without reading; its exit status says why
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > answerLimit) give(new Refusal('VAULT_COMMAND_FAILED', { exit: 'answer too long' }));
      else answer.push(chunk);
    });
    child.on('close', (exit, signal) => {
      clearTimeout(timer);
      if (exit === 0 && length > 0) resolve(new Uint8Array(Buffer.concat(answer)));
      else reject(new Refusal('VAULT_COMMAND_FAILED', { exit: signal ?? (exit === 0 ? 'no answer' : String(exit)) }));
    });
    child.stdin.end(input);
  });

/**
 * A root key that stays in a key management service. The command gets the bytes on stdin and answers on stdout: `COMMAND wrap` with the
 * plain bytes, `COMMAND unwrap` with what `wrap` answered. No shell reads it. What a key is bound to goes inside with the key, so that
 * the service need not know of it.
 *
 * @throws Refusal VAULT_COMMAND_FAILED, VAULT_COMMAND_TIMED_OUT
 */
export const commandRootKey = ({ command, timeoutMs = 10_000 }: CommandOptions): RootKey => {
  const digest = (to: Uint8Array): Buffer => createHash('sha256').update(to).digest();
  return {
    id: 'command',
    wrap: async (key, to) => {
      const inside = Buffer.concat([digest(to), key]);
      try {
        return await run([...command, 'wrap'], inside, timeoutMs);
      } finally {
        inside.fill(0);
      }
    },
    unwrap: async (wrapped, to) => {
      const inside = await run([...command, 'unwrap'], wrapped, timeoutMs);
      try {
        if (inside.length <= bindingBytes || !timingSafeEqual(inside.subarray(0, bindingBytes), digest(to)))
          return null;
        return Buffer.concat([inside.subarray(bindingBytes)]);
      } finally {
        inside.fill(0);
      }
    },
  };
};

/** The command as a JSON list of words: `["/usr/local/bin/kms", "--key", "fourfold"]`. */
export const parseCommand = (text: string): readonly string[] => {
  try {
    return Command.parse(JSON.parse(text));
  } catch {
    return refuse('VAULT_COMMAND_MALFORMED');
  }
};
