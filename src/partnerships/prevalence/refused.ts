import { type Place, PrevalenceError } from '../../engines/prevalence/index.ts';
import { SheetError } from '../../engines/sheets/index.ts';
import { Refusal } from '../../platform/errors/index.ts';

/** Places shown at most; a table that is wrong throughout is wrong in the same way. */
const mostPlaces = 50;

/** What the engine found wrong, as the refusal a person reads, with each place in the file. */
const refusalOf = (error: PrevalenceError, file: string): Refusal =>
  new Refusal(
    error.code,
    error.values,
    // what is wrong with the file as a whole still names it
    (error.where.length > 0 || file === '' ? error.where : [{}])
      .slice(0, mostPlaces)
      .map(({ row, column, value }: Place) => ({
        ...(file === '' ? {} : { file }),
        ...(row === undefined ? {} : { row }),
        ...(column === undefined ? {} : { column }),
        code: error.code,
        ...(value === undefined ? {} : { says: `"${value}"` }),
      })),
  );

const asRefusal = (error: unknown, file: string): unknown => {
  if (error instanceof PrevalenceError) return refusalOf(error, file);
  if (error instanceof SheetError)
    return new Refusal('PREVALENCE_FILE_UNREADABLE', {}, [
      {
        ...(file === '' ? {} : { file }),
        ...(error.where.row === undefined ? {} : { row: error.where.row }),
        code: error.code,
        says: error.message,
      },
    ]);
  return error;
};

/** Runs what may meet bad data; what is wrong with it is refused in words, with the file's name. */
export const refusing = <T>(file: string, run: () => T): T => {
  try {
    return run();
  } catch (error) {
    throw asRefusal(error, file);
  }
};

export const refusingLater = async <T>(file: string, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    throw asRefusal(error, file);
  }
};
