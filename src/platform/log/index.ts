import pino, { type Logger } from 'pino';

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>;

/** Structured lines on stdout. They hold routes, codes, ids and times; never a body, a query, a name or an address. */
export const openLog = (level = 'info'): Log => pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });

export const silentLog: Log = pino({ level: 'silent' });

const word = /^[\w.-]{1,60}$/;
const place = /^at .*:\d+:\d+\)?$/;

/** What a log may hold of an error: its kind, and the files and lines it came through. Its message may hold a value, so that stays out. */
export const traceOf = (error: unknown): { name?: string; code?: string; at?: string[] } => {
  const { name, code, message, stack } = (error ?? {}) as Partial<Error> & { code?: unknown };
  const behind =
    stack && message && stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack;
  const at = behind
    ?.split('\n')
    .map((line) => line.trim())
    .filter((line) => place.test(line))
    .slice(0, 5);
  return {
    ...(name && word.test(name) ? { name } : {}),
    ...(typeof code === 'string' && word.test(code) ? { code } : {}),
    ...(at?.length ? { at } : {}),
  };
};
