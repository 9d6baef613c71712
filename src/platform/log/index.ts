import pino, { type Logger } from 'pino';

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>;

/** Structured lines on stdout. They hold routes, codes, ids and times; never a body, a query, a name or an address. */
export const openLog = (level = 'info'): Log => pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });

export const silentLog: Log = pino({ level: 'silent' });
