import { type Command, textTable } from '../../platform/cli/index.ts';

export const packCommands: readonly Command[] = [
  {
    name: 'packs list',
    says: 'cli.packs.list',
    run: async ({ packs, language, t }) => {
      const list = (await packs()).list();
      return {
        data: list,
        text: textTable(
          ['id', 'version', 'kind', 'entries', 'title'].map((c) => t(`cli.packs.column.${c}`)),
          list.map((p) => [p.id, p.version, p.kind, p.entries, p.title[language]]),
        ),
      };
    },
  },
  {
    name: 'packs check',
    says: 'cli.packs.check',
    run: async ({ packs, clock, t }) => {
      const loaded = await packs();
      const stale = loaded.staleness(clock.today());
      return {
        data: { packs: loaded.list().length, stale },
        text: [
          t('cli.packs.checked', { packs: loaded.list().length, stale: stale.length }),
          ...stale.map((s) => `${s.pack} ${s.id}: ${s.why}`),
        ].join('\n'),
      };
    },
  },
  {
    name: 'packs show',
    args: ['ENTRY'],
    says: 'cli.packs.show',
    options: { '--as-of <date>': 'cli.plan.option.as-of' },
    run: async ({ packs, clock }, [id = ''], { asOf }) => {
      const loaded = await packs();
      const entry = loaded.entry(id, typeof asOf === 'string' ? asOf : clock.today()) ?? null;
      return { data: entry, text: JSON.stringify(entry, null, 2), exit: entry ? 0 : 1 };
    },
  },
];
