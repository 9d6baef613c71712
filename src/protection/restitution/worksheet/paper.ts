import type { Block, Paper } from '../../../platform/paper/index.ts';
import { cautionWords, clockWords } from '../words.ts';
import { marks, type Source, totalCells, weekCells, weekColumns } from './source.ts';

/** A worksheet that a court could read: the sum, its lines with their law, every week, what is uncertain. */
export function paperOf(source: Source): Paper {
  const { t, language, code, title, answer, law } = source;
  const head = (columns: readonly string[]) => columns.map((column) => t(`restitution.column.${column}`));
  const { low, likely, high } = answer.range;
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: t('restitution.sheet.title') },
    { kind: 'text', text: answer.notice[language], strong: true },
    { kind: 'text', text: `${title} (${code})` },
    ...(answer.reviewed ? [] : [{ kind: 'text', text: t('restitution.not-reviewed') } as const]),
    heading(t('restitution.sheet.sum')),
    { kind: 'table', head: head(['amount', 'what', 'cite']), rows: totalCells(source) },
    ...(answer.uncertain
      ? [
          {
            kind: 'text',
            text: t('restitution.range', { low: low.restitution, likely: likely.restitution, high: high.restitution }),
          } as const,
        ]
      : []),
    heading(t('restitution.sheet.weeks')),
    weekTable(source),
    heading(t('restitution.sheet.how')),
    {
      kind: 'list',
      items: (
        ['workweek', 'minimum', 'straight', 'bonus', 'regular-rate', 'premium', 'paid', 'unpaid', 'rounding'] as const
      ).map((step) => `${t(`restitution.how.${step}`)} (${law.cites[step]})`),
    },
  ];
  const basis = (source.work.spells ?? []).flatMap((spell, i) => (spell.basis ? [`spells[${i}]: ${spell.basis}`] : []));
  if (basis.length > 0) blocks.push(heading(t('restitution.sheet.basis')), { kind: 'list', items: basis });
  if (answer.limits.clocks.length > 0) {
    const rows = answer.limits.clocks.map((clock) => [clock.due, clockWords(t, clock), clock.cite]);
    blocks.push(heading(t('restitution.limits', { day: answer.asOf })), {
      kind: 'table',
      head: head(['by', 'what', 'cite']),
      rows,
    });
  }
  if (answer.cautions.length > 0) {
    blocks.push(heading(t('restitution.cautions')), {
      kind: 'list',
      items: answer.cautions.map((one) => cautionWords(t, one)),
    });
  }
  blocks.push(heading(t('restitution.sheet.check')), { kind: 'list', items: marks(source) });
  const foot = `${code} · ${answer.asOf} · ${answer.notice[language]}`;
  return { title: t('restitution.sheet.title'), language, foot, blocks };
}

/** Eight columns: a ninth would be too narrow for a day, so hours stand with the rate they were paid at. */
function weekTable(source: Source): Block {
  const together = ([week = '', hours = '', regular = '', ...rest]: readonly string[]): string[] => [
    week,
    `${hours} \u00d7 ${regular}`,
    ...rest,
  ];
  const names = weekColumns.map((column) => source.t(`restitution.column.${column}`));
  return { kind: 'table', head: together(names), rows: weekCells(source).map(together) };
}
