import { type Command, textTable } from '../../../platform/cli/index.ts';
import { checkSiteIdentifier } from '../sites/identifiers.ts';
import { matchSites } from '../sites/match-sites.ts';
import { readSuppliers, type Supplier } from '../suppliers/read-suppliers.ts';

const shown = 60;

/** Which rows of one list, or of two, are or may be one site. No server; nothing is merged. */
export const supplyMatch: Command = {
  name: 'supply match',
  args: ['A', '[B]'],
  says: 'cli.supply.match',
  run: async ({ t, readFile }, [a = '', b]) => {
    const left = readSuppliers((await readFile(a)).bytes, a);
    const right = b === undefined ? undefined : readSuppliers((await readFile(b)).bytes, b);
    const pairs = matchSites(left, right);
    const same = pairs.filter(({ decision }) => decision === 'same');
    const alone = (rows: readonly Supplier[], side: 'a' | 'b') => {
      const paired = new Set(same.map((pair) => pair[side].row));
      return rows.filter(({ row }) => !paired.has(row)).map(({ row, name }) => ({ row, name }));
    };
    const flagged = [...problemsOf(left, a), ...(right && b !== undefined ? problemsOf(right, b) : [])];
    return {
      data: { pairs, ...(right ? { onlyInA: alone(left, 'a'), onlyInB: alone(right, 'b') } : {}), flagged },
      text: [
        t('supply.match.head', { same: same.length, possible: pairs.length - same.length }),
        textTable(
          ['decision', 'score', 'first', 'second', 'reasons'].map((one) => t(`cli.supply.column.${one}`)),
          pairs
            .slice(0, shown)
            .map((pair) => [
              t(`supply.decision.${pair.decision}`),
              pair.score.toFixed(2),
              `${pair.a.row} ${pair.a.name}`,
              `${pair.b.row} ${pair.b.name}`,
              pair.reasons.map((reason) => t(`supply.reason.${reason}`)).join(', '),
            ]),
        ),
        ...(right ? [t('supply.match.alone', { a: alone(left, 'a').length, b: alone(right, 'b').length })] : []),
        ...flagged.slice(0, shown).map(({ file, row, flag }) => `  ${file} ${row}: ${t(`supply.flag.${flag}`)}`),
      ].join('\n'),
    };
  },
};

const problemsOf = (rows: readonly Supplier[], file: string) =>
  rows.flatMap(({ row, flags, identifiers }) => [
    ...flags.map((flag) => ({ file, row, flag: flag as string })),
    ...identifiers
      .filter(({ type, value }) => checkSiteIdentifier(type, value) === 'invalid')
      .map(({ type }) => ({ file, row, flag: `invalid-${type}` })),
  ]);
