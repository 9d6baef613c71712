import type { Translate } from '../../../platform/i18n/index.ts';
import { balanceSentences, classSentence } from '../products/say.ts';
import type { Step, SupplyPackage } from './build-package.ts';
import { escaped } from './escape.ts';
import { flowChart } from './flow-chart.ts';
import { chainKey } from './repeat-chain.ts';
import { indexColumns, indexRows, missingRows, type Purpose, producerColumns, producerRows, typeName } from './rows.ts';
import { siteMap } from './site-map.ts';

type Cell = string | number;
type Table = (columns: readonly string[], rows: readonly (readonly Cell[])[]) => string;

const style =
  'body{font:15px/1.5 sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%;margin:0 0 1rem}th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:break-word}.hash{font-size:.8rem;overflow-wrap:anywhere}svg{max-width:100%;height:auto}h3{margin:1.5rem 0 .5rem}thead{display:table-header-group}tr,svg{break-inside:avoid}@page{margin:1.5cm}@media print{body{margin:0;max-width:none;font-size:12px}h2{break-after:avoid}}';

/** The page that is printed, in the order in which it is read: what is said, what is missing, the way, each step, the papers, the sums, the lists. */
export const packagePage = (made: SupplyPackage, t: Translate, purpose?: Purpose): string => {
  const { product, on, missing, sites, steps, exposure } = made;
  const table: Table = (columns, rows) =>
    `<table><thead><tr>${columns.map((one) => `<th scope="col">${escaped(t(`cli.supply.column.${one}`))}</th>`).join('')}</tr></thead><tbody>${rows
      .map((row) => `<tr>${row.map(cell).join('')}</tr>`)
      .join('')}</tbody></table>`;
  const part = (key: string, content: string): string => `<h2>${escaped(t(key))}</h2>${content}`;
  const lines = (texts: readonly string[]): string => texts.map((one) => `<p>${escaped(one)}</p>`).join('');
  const parts = [
    part('supply.package.summary', lines(summary(made, t, purpose))),
    ...(missing.length > 0
      ? [part('supply.package.missing', table(['step', 'at', 'document', 'why'], missingRows(made, t)))]
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
    part('supply.package.steps', steps.map((step) => stepPart(step, made, t, table)).join('')),
    part('supply.package.index', table(indexColumns, indexRows(made, t))),
    part('supply.package.balance', balancePart(made, t, table, lines)),
    part(
      'supply.package.lists',
      exposure === null
        ? lines([t('supply.negative.no-list')])
        : table(
            ['list', 'date', 'sha256', 'age'],
            exposure.lists.map(({ list, date, sha256, age }) => [list, date, sha256, age ?? '']),
          ),
    ),
    part(
      'supply.package.repeat',
      `<p><code>${chainKey(made)}</code></p>${lines([t('supply.package.chain-key')])}${table(producerColumns, producerRows(made, t))}`,
    ),
  ];
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(product.name)}</title><style>${style}</style></head><body><h1>${escaped(product.name)}</h1>${lines([t('supply.package.on', { day: on })])}${parts.join('')}${lines([t('supply.notice')])}</body></html>\n`;
};

const cell = (text: Cell): string => {
  const said = escaped(String(text));
  return /^[0-9a-f]{64}$/.test(said) ? `<td class="hash">${said}</td>` : `<td>${said}</td>`;
};

const summary = (made: SupplyPackage, t: Translate, purpose?: Purpose): string[] => {
  const { complete, missing, coverage, exposure, balance, sites, steps } = made;
  return [
    ...(purpose ? [t(`supply.package.purpose.${purpose}`)] : []),
    t('supply.package.summary.size', { steps: steps.length, sites: sites.length }),
    t(complete ? 'supply.package.complete' : 'supply.package.incomplete', { count: missing.length }),
    coverage.computed
      ? t('supply.trace.coverage', { percent: (coverage.coverage * 100).toFixed(1) })
      : t(`supply.coverage.${coverage.why}`),
    ...(exposure?.legal ?? []).map(
      ({ links, legalClass }) =>
        `${t(`supply.product.links.${links}`)}: ${classSentence(t, legalClass, exposure?.negative ?? 'no-list')}`,
    ),
    ...(balance.chain ? balanceLines(made, t) : []),
  ];
};

const balanceLines = ({ balance: { chain } }: SupplyPackage, t: Translate): string[] =>
  balanceSentences(
    t,
    !chain
      ? { verdict: 'no-lots' }
      : chain.computed
        ? { verdict: chain.feasible ? 'holds' : 'short', whole: chain }
        : { verdict: 'cannot-compute', whole: chain },
  );

const balancePart = (made: SupplyPackage, t: Translate, table: Table, lines: (texts: readonly string[]) => string) => {
  const { sites, lots, chain } = made.balance;
  if (sites.length === 0 && !chain) return lines([t('supply.balance.nothing')]);
  return [
    lines(balanceLines(made, t)),
    sites.length === 0
      ? ''
      : table(
          ['balance', 'site', 'verdict', 'claimed', 'supported', 'unit'],
          sites.map(({ id, site, verdict, claimed, supported, unit }) => [
            ...[id, made.sites.find((one) => one.id === site)?.name ?? site, t(`supply.balance.${verdict}`), claimed],
            ...[supported ?? '', unit],
          ]),
        ),
    lines(lots.map(({ lot, code, says }) => `${lot}: ${t(`supply.lot.${code}`)}: ${says}`)),
  ].join('');
};

/** One step: who to whom, what went, of what it was made, and its papers with their days. */
const stepPart = (
  { number, from, to, material, link, lots, documents }: Step,
  made: SupplyPackage,
  t: Translate,
  table: Table,
): string => {
  const buyer = made.sites.find(({ id }) => id === to.id);
  const place = (address: string, country: string): string =>
    [address, country.toUpperCase()].filter(Boolean).join(', ');
  return [
    `<h3>${escaped(t('supply.package.step', { number, material, from: from.name, to: to.name }))}</h3>`,
    table(
      ['role', 'site', 'firm', 'address'],
      [
        [
          t('supply.package.role.seller'),
          from.name,
          made.sites.find(({ id }) => id === from.id)?.firm ?? '',
          place(from.address, from.country),
        ],
        [t('supply.package.role.buyer'), to.name, buyer?.firm ?? '', place(buyer?.address ?? '', to.country)],
      ],
    ),
    `<p>${escaped(
      t('supply.package.step.link', {
        status: t(`supply.product.status.${link.status}`),
        amount: link.amount ? `${link.amount.quantity} ${link.amount.unit}` : t('supply.package.no-place'),
      }),
    )}</p>`,
    lots.length === 0
      ? ''
      : table(
          ['lot', 'amount', 'made', 'shipped', 'received', 'made-from'],
          lots.map(({ id, amount, madeOn = '', shippedOn = '', receivedOn = '', madeFrom }) => [
            ...[id, `${amount.quantity} ${amount.unit}`, madeOn, shippedOn, receivedOn],
            madeFrom
              .map((one) => (one.amount ? `${one.lot} (${one.amount.quantity} ${one.amount.unit})` : one.lot))
              .join(', '),
          ]),
        ),
    documents.length === 0
      ? `<p>${escaped(t('supply.package.screen.no-documents'))}</p>`
      : table(
          ['number', 'document', 'type', 'date'],
          documents.map((one) => [
            ...[one.number, one.document.title || one.document.id, typeName(t, one.document.type)],
            one.document.date ?? '',
          ]),
        ),
  ].join('');
};
