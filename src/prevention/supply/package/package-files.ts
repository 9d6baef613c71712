import { writeCsv } from '../../../engines/sheets/index.ts';
import type { FileBody } from '../../../platform/contract/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import type { SupplyPackage } from './build-package.ts';
import { packagePage } from './package-page.ts';
import { indexColumns, indexRows, type Purpose, producerColumns, producerRows } from './rows.ts';
import { certificate, statement } from './statements.ts';

/** The package as files: the page that is printed, the index, the two statements to sign, and all of it for a machine. */
export const packageFiles = (made: SupplyPackage, t: Translate, purpose?: Purpose): readonly FileBody[] => {
  const text = (name: string, type: string, content: string): FileBody => ({
    name,
    type,
    bytes: new TextEncoder().encode(content),
  });
  return [
    text('package.html', 'text/html; charset=utf-8', packagePage(made, t, purpose)),
    text('index.csv', 'text/csv; charset=utf-8', index(made, t)),
    text('repeat-chain.csv', 'text/csv; charset=utf-8', repeatChain(made, t)),
    text('certificate-of-origin.txt', 'text/plain; charset=utf-8', certificate(made, t)),
    text('importer-statement.txt', 'text/plain; charset=utf-8', statement(made, t)),
    text('package.json', 'application/json', `${JSON.stringify(made, null, 2)}\n`),
  ];
};

const index = (made: SupplyPackage, t: Translate): string => {
  const columns = indexColumns.map((one) => t(`cli.supply.column.${one}`));
  return new TextDecoder().decode(writeCsv([columns, ...indexRows(made, t)]));
};

const repeatChain = (made: SupplyPackage, t: Translate): string =>
  new TextDecoder().decode(
    writeCsv([producerColumns.map((one) => t(`cli.supply.column.${one}`)), ...producerRows(made, t)]),
  );
