import type { Block } from '../../../platform/paper/index.ts';
import type { PacketKind } from './contract.ts';
import type { PacketSource } from './source.ts';

type Draft = (source: PacketSource) => readonly Block[];

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
const text = (words: string): Block => ({ kind: 'text', text: words });
const lines = (label: string, count: number): Block => ({ kind: 'lines', label, count });

/** What is known, as a list: the reader sees what is still open. */
const factsOf = ({ t, line }: PacketSource, facts: readonly string[]): Block[] => [
  heading(t('relief.packet.facts')),
  { kind: 'list', items: facts.map(line) },
];

/** What the rule says, with its source, its state of review, and the days it sets. */
const lawOf = ({ t, language, answer, day }: PacketSource, rules: readonly string[]): Block[] => {
  const answers = rules.flatMap((rule) => answer(rule) ?? []);
  return [
    heading(t('relief.packet.law')),
    {
      kind: 'table',
      head: [t('relief.packet.law.rule'), t('relief.packet.law.source'), t('relief.packet.law.days')],
      rows: answers.map((one) => [
        one.title[language],
        `${one.citation?.cite ?? '-'} (${t(one.citation?.reviewed ? 'relief.packet.reviewed' : 'relief.packet.not-reviewed')})`,
        one.deadlines.flatMap(({ says, due }) => (due ? [`${says[language]}: ${day(due)}`] : [])).join('; ') ||
          t('relief.value.open'),
      ]),
    },
  ];
};

/** The papers that rules ask for, each once, and where they stand. */
const papersOf = ({ t, language, answer, paper }: PacketSource, rules: readonly string[]): Block[] => {
  const seen = new Set<string>();
  const rows = rules.flatMap((rule) =>
    (answer(rule)?.documents ?? []).flatMap(({ id, says }) => {
      if (seen.has(says[language])) return [];
      seen.add(says[language]);
      const { state, document } = paper(rule, id);
      return [[says[language], t(`relief.paper.${state ?? 'open'}`), document ? t(`relief.document.${document}`) : '']];
    }),
  );
  return [
    heading(t('relief.packet.papers')),
    {
      kind: 'table',
      head: [t('relief.packet.papers.what'), t('relief.packet.papers.state'), t('relief.packet.papers.document')],
      rows,
    },
  ];
};

const chapters = ['who', 'began', 'promised', 'kept', 'work', 'harm', 'police', 'return', 'today'] as const;

const declaration: Draft = (source) => {
  const { t } = source;
  return [
    text(t('relief.packet.declaration.lead')),
    ...chapters.flatMap((chapter): Block[] => [
      heading(t(`relief.packet.declaration.${chapter}`)),
      lines(t(`relief.packet.declaration.${chapter}.ask`), 4),
    ]),
    heading(t('relief.packet.sign')),
    text(t('relief.packet.declaration.perjury')),
    lines(t('relief.packet.sign.line'), 1),
    ...factsOf(source, [
      'present-because-of-trafficking',
      'complied-with-requests',
      'extreme-hardship',
      'trauma-prevents-help',
    ]),
    ...lawOf(source, ['us.t.eligibility', 'us.t.standard']),
  ];
};

const request =
  (kind: 'supplement-b' | 'continued-presence', rules: readonly string[], facts: readonly string[]): Draft =>
  (source) => {
    const { t } = source;
    return [
      lines(t('relief.packet.to'), 2),
      text(t(`relief.packet.${kind}.asks`)),
      text(t(`relief.packet.${kind}.why`)),
      ...factsOf(source, facts),
      ...papersOf(source, rules),
      heading(t('relief.packet.safety')),
      text(t('relief.packet.safety.says')),
      lines(t('relief.packet.sign.line'), 1),
      ...lawOf(source, rules),
    ];
  };

const motionRules = ['us.tsra.conviction', 'us.tsra.arrestA', 'us.tsra.arrestB', 'us.tsra.evidence'] as const;

const motionExhibits: Draft = (source) => {
  const { t } = source;
  return [
    text(t('relief.packet.motion-exhibits.lead')),
    lines(t('relief.packet.motion-exhibits.offence'), 2),
    ...papersOf(source, motionRules),
    heading(t('relief.packet.motion-exhibits.affidavit')),
    text(t('relief.packet.motion-exhibits.affidavit.says')),
    ...factsOf(source, ['record-court', 'record-kind', 'offence-level', 'arrest-outcome', 'direct-result']),
    ...lawOf(source, motionRules),
  ];
};

const creditLetter: Draft = (source) => {
  const { t } = source;
  return [
    lines(t('relief.packet.to'), 2),
    text(t('relief.packet.credit-letter.asks')),
    {
      kind: 'list',
      items: (['identity', 'determination', 'items'] as const).map((one) => t(`relief.packet.credit-letter.${one}`)),
    },
    lines(t('relief.packet.credit-letter.list'), 4),
    text(t('relief.packet.credit-letter.answer')),
    lines(t('relief.packet.sign.line'), 1),
    ...papersOf(source, ['us.fcra605c']),
    ...lawOf(source, ['us.fcra605c']),
  ];
};

const losses = ['medical', 'therapy', 'transport', 'income', 'fees', 'other'] as const;

const lossWorksheet: Draft = (source) => {
  const { t } = source;
  const columns = ['kind', 'from-to', 'amount', 'paper', 'sure'] as const;
  return [
    text(t('relief.packet.loss-worksheet.lead')),
    {
      kind: 'table',
      head: columns.map((one) => t(`relief.packet.loss-worksheet.column.${one}`)),
      rows: losses.flatMap((one) => {
        const name = t(`relief.packet.loss-worksheet.${one}`);
        return [
          [name, '____', '$ ____', '____', '____'],
          ['', '____', '$ ____', '____', '____'],
        ];
      }),
    },
    text(t('relief.packet.loss-worksheet.value')),
    lines(t('relief.packet.sign.line'), 1),
    ...papersOf(source, ['us.1593']),
    ...lawOf(source, ['us.1593', 'us.1593.enforce']),
  ];
};

/** Each draft by its name. */
export const drafts: Readonly<Record<PacketKind, Draft>> = {
  declaration,
  'supplement-b': request(
    'supplement-b',
    ['us.u.suppb-6m', 'us.u.cap'],
    ['supplement-b-signed-on', 'i918-filed-on', 'willing-to-assist'],
  ),
  'continued-presence': request(
    'continued-presence',
    ['us.cp'],
    ['identified-by-law-enforcement', 'potential-witness', 'civil-action-filed-on', 'continued-presence-on'],
  ),
  'motion-exhibits': motionExhibits,
  'credit-letter': creditLetter,
  'loss-worksheet': lossWorksheet,
};
