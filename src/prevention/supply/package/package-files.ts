import { writeCsv } from '../../../engines/sheets/index.ts';
import type { FileBody } from '../../../platform/contract/index.ts';
import type { Translate } from '../../../platform/i18n/index.ts';
import type { NumberedDocument, SupplyPackage } from './build-package.ts';
import { escaped } from './escape.ts';
import { flowChart } from './flow-chart.ts';
import { chainKey, producersOf } from './repeat-chain.ts';
import { siteMap } from './site-map.ts';

/** The package as files: the page that is printed, the index, the two statements to sign, and all of it for a machine. */
export const packageFiles = (made: SupplyPackage, t: Translate): readonly FileBody[] => {
  const text = (name: string, type: string, content: string): FileBody => ({
    name,
    type,
    bytes: new TextEncoder().encode(content),
  });
  return [
    text('package.html', 'text/html; charset=utf-8', page(made, t)),
    text('index.csv', 'text/csv; charset=utf-8', index(made, t)),
    text('repeat-chain.csv', 'text/csv; charset=utf-8', repeatChain(made, t)),
    text('certificate-of-origin.txt', 'text/plain; charset=utf-8', certificate(made, t)),
    text('importer-statement.txt', 'text/plain; charset=utf-8', statement(made, t)),
    text('package.json', 'application/json', `${JSON.stringify(made, null, 2)}\n`),
  ];
};

const allDocuments = ({ origins, steps }: SupplyPackage): readonly NumberedDocument[] => [
  ...origins,
  ...steps.flatMap((step) => step.documents),
];

const index = (made: SupplyPackage, t: Translate): string => {
  const columns = ['number', 'document', 'type', 'date', 'language', 'sha256', 'state'];
  const rows = allDocuments(made).map(({ number, document, seen }) => [
    number,
    document.title || document.id,
    document.type,
    document.date ?? '',
    document.language ?? '',
    document.sha256 ?? '',
    t(`supply.seen.${seen}`),
  ]);
  return new TextDecoder().decode(writeCsv([columns.map((one) => t(`cli.supply.column.${one}`)), ...rows]));
};

const producerColumns = ['step', 'site', 'address', 'country', 'firm', 'records', 'material'] as const;
const producerRows = (made: SupplyPackage, t: Translate): readonly string[][] =>
  producersOf(made).map(({ steps, site, address, country, firm, records, material }) => [
    ...[steps, site, address, country, firm],
    records || t('supply.package.no-record'),
    material,
  ]);

const repeatChain = (made: SupplyPackage, t: Translate): string =>
  new TextDecoder().decode(
    writeCsv([producerColumns.map((one) => t(`cli.supply.column.${one}`)), ...producerRows(made, t)]),
  );

const blank = '______________________________';

const certificate = ({ product, origins, steps }: SupplyPackage, t: Translate): string =>
  [
    t('supply.package.certificate'),
    '19 CFR 12.43(a)',
    '',
    t('supply.package.draft'),
    `${t('supply.package.product')}: ${product.name}`,
    `${t('supply.package.made')}: ${steps.map(({ from }) => `${from.name} (${from.country.toUpperCase()})`).join('; ')}`,
    `${t('supply.package.origin')}: ${origins.map(({ number, document }) => `${number} ${document.title || document.id}`).join('; ') || blank}`,
    t('supply.package.seller-says'),
    '',
    `${t('supply.package.signed')}: ${blank}`,
    '',
  ].join('\n');

const statement = ({ product, steps, missing }: SupplyPackage, t: Translate): string =>
  [
    t('supply.package.statement'),
    '19 CFR 12.43(b)',
    '',
    t('supply.package.draft'),
    `${t('supply.package.product')}: ${product.name}`,
    ...steps.map(
      ({ number, from, to, material, documents }) =>
        `${number}. ${material}: ${from.name} -> ${to.name} [${documents.map((one) => one.number).join(', ')}]`,
    ),
    ...(missing.length > 0 ? [t('supply.package.gaps', { count: missing.length })] : []),
    '',
    `${t('supply.package.signed')}: ${blank}`,
    '',
  ].join('\n');

const page = (made: SupplyPackage, t: Translate): string => {
  const { product, on, complete, missing, sites, steps, coverage, exposure, balance } = made;
  const cell = (text: string | number): string => `<td>${escaped(String(text))}</td>`;
  const table = (columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
    `<table><thead><tr>${columns.map((one) => `<th scope="col">${escaped(t(`cli.supply.column.${one}`))}</th>`).join('')}</tr></thead><tbody>${rows
      .map((row) => `<tr>${row.map(cell).join('')}</tr>`)
      .join('')}</tbody></table>`;
  const part = (key: string, content: string): string => `<h2>${escaped(t(key))}</h2>${content}`;
  const proven = coverage.computed
    ? t('supply.trace.coverage', { percent: (coverage.coverage * 100).toFixed(1) })
    : t(`supply.coverage.${coverage.why}`);
  const parts = [
    part(
      'supply.package.summary',
      `<p>${escaped(t(complete ? 'supply.package.complete' : 'supply.package.incomplete', { count: missing.length }))}</p><p>${escaped(proven)}</p>`,
    ),
    ...(missing.length > 0
      ? [
          part(
            'supply.package.missing',
            table(
              ['step', 'at', 'document', 'why'],
              missing.map(({ step, at, document, why }) => [step, at, document, t(`supply.missing.${why}`)]),
            ),
          ),
        ]
      : []),
    part('supply.package.flow', flowChart(steps, product.name)),
    part(
      'supply.package.map',
      `${siteMap(
        sites,
        steps.map(({ from, to }) => [from.id, to.id] as const),
        t('supply.package.map'),
      )}${table(
        ['number', 'site', 'address', 'country', 'latitude', 'longitude'],
        sites.map(({ number, name, address, country, lat, lng }) => [
          ...[number, name, address, country.toUpperCase()],
          lat ?? t('supply.package.no-place'),
          lng ?? t('supply.package.no-place'),
        ]),
      )}`,
    ),
    part(
      'supply.package.steps',
      table(
        ['step', 'from', 'address', 'to', 'material', 'amount', 'links', 'documents'],
        steps.map(({ number, from, to, material, link, documents }) => [
          number,
          from.name,
          [from.address, from.country.toUpperCase()].filter(Boolean).join(', '),
          to.name,
          material,
          link.amount ? `${link.amount.quantity} ${link.amount.unit}` : '',
          t(`supply.status.${link.status}`),
          documents.map((one) => one.number).join(', '),
        ]),
      ),
    ),
    part(
      'supply.package.index',
      table(
        ['number', 'document', 'type', 'date', 'sha256', 'state'],
        allDocuments(made).map(({ number, document, seen }) => [
          number,
          document.title || document.id,
          document.type,
          document.date ?? '',
          document.sha256 ?? '',
          t(`supply.seen.${seen}`),
        ]),
      ),
    ),
    part(
      'supply.package.balance',
      balance.sites.length === 0 && !balance.chain
        ? `<p>${escaped(t('supply.balance.nothing'))}</p>`
        : table(
            ['balance', 'verdict', 'claimed', 'unit'],
            balance.sites.map(({ id, verdict, claimed, unit }) => [id, t(`supply.balance.${verdict}`), claimed, unit]),
          ),
    ),
    part(
      'supply.package.lists',
      exposure === null
        ? `<p>${escaped(t('supply.negative.no-list'))}</p>`
        : table(
            ['list', 'date', 'sha256', 'age'],
            exposure.lists.map(({ list, date, sha256, age }) => [list, date, sha256, age ?? '']),
          ),
    ),
    part(
      'supply.package.repeat',
      `<p><code>${chainKey(made)}</code></p><p>${escaped(t('supply.package.chain-key'))}</p>${table(producerColumns, producerRows(made, t))}`,
    ),
  ];
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(product.name)}</title><style>body{font:15px/1.5 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}svg{max-width:100%;height:auto}</style></head><body><h1>${escaped(product.name)}</h1><p>${escaped(t('supply.package.on', { day: on }))}</p>${parts.join('')}<p>${escaped(t('supply.notice'))}</p></body></html>\n`;
};
