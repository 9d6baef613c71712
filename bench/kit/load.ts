import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { percentile, timed } from './rounds.ts';

export interface Order {
  readonly origin: string;
  /** Asked for in turn. */
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** How many ask at once, each the next thing as soon as it has its answer. */
  readonly clients: number;
  readonly requests: number;
}

export interface Answer {
  readonly latencies: readonly number[];
  readonly ms: number;
  readonly bytes: number;
}

/** What one round of requests took. Milliseconds; `cpu` is this process's, a request. */
export type Load = {
  readonly cpu: number;
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
};

export interface Client {
  run(order: Order): Promise<Load>;
  close(): void;
}

/** Starts the process that asks. */
export const startClient = (): Client => {
  const child = fork(fileURLToPath(new URL('./client.ts', import.meta.url)));
  return {
    run: async (order) => {
      const { cpuMs, result } = await timed(
        () =>
          new Promise<Answer>((resolve, reject) => {
            child.once('message', (message: Answer | { error: string }) =>
              'error' in message ? reject(new Error(message.error)) : resolve(message),
            );
            child.send(order);
          }),
      );
      return {
        cpu: cpuMs / order.requests,
        p50: percentile(result.latencies, 0.5),
        p95: percentile(result.latencies, 0.95),
        perSecond: (1000 * order.requests) / result.ms,
      };
    },
    close: () => child.kill(),
  };
};
