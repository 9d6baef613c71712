import { type Command, type CommandContext, textTable } from '../../../platform/cli/index.ts';
import { refuse } from '../../../platform/errors/index.ts';
import { type ListedEntity, loadLists } from '../../../prosecution/screening/index.ts';
import { freshness } from '../goods/list-ages.ts';
import { dayInName } from '../names/day-in-name.ts';
import { countryOption, dayOption, neededOption } from '../options.ts';
import { orderBook } from '../orders/ask-orders.ts';
import { ordersList } from '../orders/orders-of.ts';

/** Which withhold release orders and Findings hold against goods of a party on a day. No server. */
export const importsOrders: Command = {
  name: 'imports orders',
  args: ['WRO'],
  says: 'cli.imports.orders',
  options: {
    '--entity <name>': 'cli.imports.option.entity',
    '--merchandise <text>': 'cli.imports.option.merchandise',
    '--country <code>': 'cli.imports.option.country',
    '--on <date>': 'cli.imports.option.on',
  },
  run: async (context, [path = ''], { entity, merchandise, country, on }) => {
    const { t, clock } = context;
    const question = {
      entity: neededOption(entity, '--entity'),
      merchandise: neededOption(merchandise, '--merchandise'),
      country: countryOption(country),
      on: dayOption(on, clock.today()),
    };
    const entities: ListedEntity[] = [];
    const loaded = await loadLists(context, [path], (one) => entities.push(one));
    const packs = await context.packs();
    const lists = loaded.lists.map(({ list, version, entries, problems }) => {
      const date = version.date || dayInName(path);
      const age = date === '' ? null : freshness(packs, list, date, clock.today());
      return { list, version: { ...version, date }, ...age, entries, problems };
    });
    const [table] = lists;
    const doubts = lists.flatMap(({ problems }) =>
      problems.filter(({ weight, code }) => weight === 'reject' || code === 'DATE_NOT_READ'),
    );
    if (!lists.some(({ list }) => list === ordersList)) refuse('IMPORTS_NO_ORDERS', {}, [{ file: path }]);
    const { hits, near } = orderBook(loaded, entities).ask(question);
    const rows = [
      ...hits.map((one) => [t(one.active ? 'imports.order.hit' : 'imports.order.inactive'), ...cells(context, one)]),
      ...near.map((one) => [t(`imports.near.${one.reason}`), ...cells(context, one)]),
    ];
    const columns = ['outcome', 'entity', 'kind', 'from', 'status', 'merchandise', 'place'];
    const says =
      hits.length > 0
        ? t('imports.orders.found', { hits: hits.length, day: question.on })
        : t('imports.orders.nothing', { day: question.on, sha: table?.version.sha256.slice(0, 12) ?? '' });
    const age =
      table?.ageDays === undefined
        ? t('imports.orders.undated')
        : t(table.stale ? 'imports.orders.old' : 'imports.orders.age', {
            date: table.version.date,
            days: table.ageDays,
            most: table.maxAgeDays ?? 0,
          });
    return {
      data: { ...question, says, hits, near, lists },
      text: [
        says,
        age,
        ...(rows.length > 0
          ? [
              textTable(
                columns.map((column) => t(`cli.imports.column.${column}`)),
                rows,
              ),
            ]
          : []),
        ...(doubts.length > 0 ? [t('imports.orders.doubts', { count: doubts.length })] : []),
        t('imports.orders.revoked'),
      ].join('\n'),
    };
  },
};

interface Shown {
  readonly entity: string;
  readonly kind: string;
  readonly from: string | null;
  readonly status: string;
  readonly scope: { readonly merchandise: string; readonly place: string };
}
const cells = ({ t }: CommandContext, { entity, kind, from, status, scope }: Shown): string[] => [
  entity.length > 60 ? `${entity.slice(0, 59)}…` : entity,
  kind,
  from ?? t('imports.order.no-day'),
  status,
  scope.merchandise,
  scope.place.toUpperCase(),
];
