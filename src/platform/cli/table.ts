/** Plain columns for a terminal: header, rule, rows; columns as wide as their widest cell, the last one runs free. */
export const textTable = (
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string => {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell).replace(/[\r\n\t]+/g, ' '))));
  const widths = header.map((title, i) => Math.max(title.length, ...cells.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map((w) => '-'.repeat(Math.min(w, 60)))), ...cells.map(line)].join('\n');
};
