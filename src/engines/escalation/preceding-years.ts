/** One line of the results of preceding years; a year without result keeps its line. */
export interface YearResult<Result> {
  fiscalYear: number;
  result: Result | null;
}

/** Results of the fiscal years before `fiscalYear`, oldest first: five unless told otherwise (31 USC 1116(c)). */
export function precedingYears<Result extends { fiscalYear: number }>(
  results: readonly Result[],
  fiscalYear: number,
  count = 5,
): YearResult<Result>[] {
  return Array.from({ length: count }, (_, index) => {
    const year = fiscalYear - count + index;
    return { fiscalYear: year, result: results.find((result) => result.fiscalYear === year) ?? null };
  });
}
