import type { Translate } from '../../../platform/i18n/index.ts';
import { forestPicture, overlapPicture } from '../pictures/contract.ts';
import { assumptions, type StudyFile, type StudyResult } from '../study/contract.ts';
import { estimateNotes, intervalWords, methodName, people, tableNote, verdictText } from '../words/contract.ts';
import type { Block } from './blocks.ts';

const given = (t: Translate, text: string): string => (text === '' ? t('prevalence.report.not-stated') : text);

const about = (t: Translate, study: StudyFile): Block[] => [
  { is: 'title', text: study.title },
  { is: 'text', text: t('prevalence.report.area', { area: given(t, study.area), period: given(t, study.period) }) },
  { is: 'text', text: t('prevalence.report.definition', { definition: given(t, study.definition) }) },
];

const answer = (t: Translate, { verdict, estimates }: StudyResult): Block[] => [
  { is: 'heading', text: t('prevalence.report.answer') },
  { is: 'note', text: verdictText(t, verdict) },
  {
    is: 'picture',
    picture: forestPicture(
      t('prevalence.report.forest'),
      estimates.map((one) => ({
        label: [methodName(t, one.method), ...(one.lists ?? [])].join(' '),
        total: one.total,
        lower: one.interval?.lower ?? null,
        upper: one.interval?.upper ?? null,
      })),
      (value) => people(t, value),
    ),
  },
  {
    is: 'table',
    caption: t('prevalence.report.estimates'),
    head: ['method', 'total', 'interval', 'model', 'notes'].map((column) => t(`prevalence.column.${column}`)),
    rows: estimates.map((one) => [
      methodName(t, one.method),
      people(t, one.total),
      intervalWords(t, one),
      one.model.length > 0 ? `[${one.model.join(',')}]` : '',
      estimateNotes(t, one),
    ]),
  },
];

const data = (t: Translate, study: StudyFile, result: StudyResult): Block[] => [
  { is: 'heading', text: t('prevalence.report.data') },
  {
    is: 'text',
    text: t('prevalence.report.counted', { cases: result.cases, lists: result.lists.length, cells: result.cells }),
  },
  ...(study.source
    ? [
        {
          is: 'text' as const,
          text: t('prevalence.report.source', {
            round: study.source.roundId,
            agreement: study.source.agreementId,
            withheld: study.source.withheld,
          }),
        },
      ]
    : []),
  ...(study.lists.length > 0
    ? [
        {
          is: 'table' as const,
          caption: t('prevalence.report.lists'),
          head: ['list', 'keeper', 'says'].map((column) => t(`prevalence.column.${column}`)),
          rows: study.lists.map(({ name, keeper, says }) => [name, given(t, keeper), says]),
        },
      ]
    : []),
  ...(study.merge.length > 0 || study.drop.length > 0
    ? [
        {
          is: 'text' as const,
          text: t('prevalence.report.reshaped', {
            merged: study.merge.map((lists) => lists.join(' + ')).join('; ') || '–',
            dropped: study.drop.join(', ') || '–',
          }),
        },
      ]
    : []),
  { is: 'picture', picture: overlapPicture(t('prevalence.report.overlap'), result.lists, result.table) },
  {
    is: 'table',
    caption: t('prevalence.report.cells'),
    head: ['lists', 'count'].map((column) => t(`prevalence.column.${column}`)),
    rows: result.table.map(({ on, from, to }) => [on.join(' + '), from === to ? String(to) : `${from}–${to}`]),
  },
  ...(study.showSmallCounts ? [] : [{ is: 'text' as const, text: t('prevalence.report.small') }]),
  {
    is: 'list',
    items: result.notes.map((note) => tableNote(t, note)),
  },
];

const looks = (t: Translate, { sensitivity, models }: StudyResult): Block[] => [
  { is: 'heading', text: t('prevalence.report.sensitivity') },
  ...(models
    ? [
        {
          is: 'text' as const,
          text: t('prevalence.report.models', {
            tried: models.tried,
            valid: models.valid,
            none: models.noEstimate,
            unidentified: models.notIdentified,
          }),
        },
      ]
    : []),
  {
    is: 'table',
    caption: t('prevalence.sensitivity.without'),
    head: ['list', 'people', 'total'].map((column) => t(`prevalence.column.${column}`)),
    rows: sensitivity.withoutList.map(({ list, people: seen, total }) => [list, people(t, seen), people(t, total)]),
  },
  {
    is: 'table',
    caption: t('prevalence.sensitivity.merged'),
    head: ['lists', 'people', 'total'].map((column) => t(`prevalence.column.${column}`)),
    rows: sensitivity.mergedPairs.map(({ pair, people: seen, total }) => [
      pair.join(' + '),
      people(t, seen),
      people(t, total),
    ]),
  },
  {
    is: 'table',
    caption: t('prevalence.sensitivity.consistency'),
    head: ['list', 'size', 'total', 'interval', 'notes'].map((column) => t(`prevalence.column.${column}`)),
    rows: sensitivity.consistency.map(({ list, size, total, lower, upper, covers, reason }) => [
      list,
      people(t, size),
      people(t, total),
      lower === null || upper === null ? '–' : `${people(t, lower)} – ${people(t, upper)}`,
      reason
        ? t(`prevalence.consistency.${reason}`)
        : covers === null
          ? ''
          : t(`prevalence.covers.${covers ? 'yes' : 'no'}`),
    ]),
  },
  {
    is: 'table',
    caption: t('prevalence.sensitivity.influence'),
    head: ['lists', 'change'].map((column) => t(`prevalence.column.${column}`)),
    rows: sensitivity.influence.slice(0, 8).map(({ lists, change }) => [lists.join(' + '), people(t, change)]),
  },
  ...(sensitivity.withheld
    ? [
        {
          is: 'text' as const,
          text: t('prevalence.sensitivity.withheld', {
            lowest: people(t, sensitivity.withheld.lowest),
            highest: people(t, sensitivity.withheld.highest),
          }),
        },
      ]
    : []),
];

const limits = (t: Translate, study: StudyFile): Block[] => [
  { is: 'heading', text: t('prevalence.report.assumptions') },
  {
    is: 'table',
    caption: t('prevalence.report.assumed'),
    head: ['assumption', 'holds', 'why'].map((column) => t(`prevalence.column.${column}`)),
    rows: assumptions.map((assumption) => [
      t(`prevalence.assumption.${assumption}`),
      t(`prevalence.holds.${study.assumptions[assumption]?.holds ?? 'unknown'}`),
      study.assumptions[assumption]?.why ?? '',
    ]),
  },
  { is: 'text', text: t('prevalence.report.limits') },
];

/** Few counts are withheld and each has ten values: from a bare hash they could be found by trying. */
const mayShowHash = ({ salt, showSmallCounts }: StudyFile): boolean => salt !== '' || showSmallCounts;

const again = (t: Translate, study: StudyFile, { settings, tableHash, version, madeAt }: StudyResult): Block[] => [
  { is: 'heading', text: t('prevalence.report.again') },
  {
    is: 'list',
    items: [
      mayShowHash(study) ? t('prevalence.report.hash', { hash: tableHash }) : t('prevalence.report.hash.withheld'),
      t('prevalence.report.version', { version, at: madeAt }),
      t('prevalence.report.seed', {
        seed: String(settings.seed),
        replicates: settings.bootstrap,
        percent: Math.round(settings.level * 100),
      }),
    ],
  },
  { is: 'text', text: t('prevalence.report.how') },
];

/** The report of a study: the answer with its doubts first, then what it rests on, and how to get it again. */
export const studyReport = (t: Translate, study: StudyFile, result: StudyResult): readonly Block[] => [
  ...about(t, study),
  ...answer(t, result),
  ...data(t, study, result),
  ...looks(t, result),
  ...limits(t, study),
  ...(study.notes === ''
    ? []
    : [
        { is: 'heading' as const, text: t('prevalence.report.notes') },
        { is: 'text' as const, text: study.notes },
      ]),
  ...again(t, study, result),
];
