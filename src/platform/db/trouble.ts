import { Refusal } from '../errors/index.ts';

const codes: Record<string, string> = {
  '53100': 'STORAGE_FULL',
  '53300': 'STORAGE_UNAVAILABLE',
  '57P01': 'STORAGE_UNAVAILABLE',
  '57P02': 'STORAGE_UNAVAILABLE',
  '57P03': 'STORAGE_UNAVAILABLE',
  '08006': 'STORAGE_UNAVAILABLE',
  ECONNRESET: 'STORAGE_UNAVAILABLE',
};

/** What node-postgres and Kysely say, without a code, where the line broke, nobody answered, or the database was closed. */
const broken =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|driver has already been destroyed)/;

/** Trouble of the database that a person can do something about, as a refusal; anything else stays what it is. */
export const storageTrouble = (error: unknown): unknown => {
  if (error instanceof Refusal || !(error instanceof Error)) return error;
  if (/No space left on device/i.test(error.message)) return new Refusal('STORAGE_FULL');
  const { code = '', syscall } = error as { code?: string; syscall?: string };
  if (codes[code]) return new Refusal(codes[code]);
  const notReached = syscall === 'connect' || syscall === 'getaddrinfo';
  return notReached || broken.test(error.message) ? new Refusal('STORAGE_UNAVAILABLE') : error;
};

/** Runs work of the database and puts its trouble in our words. */
export const inOurWords = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw storageTrouble(error);
  }
};
