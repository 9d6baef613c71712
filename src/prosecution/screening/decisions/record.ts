import type { Translate } from '../../../platform/i18n/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { canonicalJson } from '../../../platform/packs/canonical.ts';
import { type Block, paperPdf, paperTypes } from '../../../platform/paper/index.ts';
import { meaningOf, measuresOn } from '../consequences/consequences.ts';
import { record as contract } from './contract.ts';
import { wholeRecord } from './open-request.ts';

type Whole = Awaited<ReturnType<typeof wholeRecord>>['view'];
type Candidate = Whole['candidates'][number];

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
const fact = (label: string, text: string): Block => ({ kind: 'facts', facts: [{ label, text }] });
const text = (said: string): Block => ({ kind: 'text', text: said });

/** Facts that follow each other are one list. */
const together = (blocks: readonly Block[]): Block[] =>
  blocks.reduce<Block[]>((all, block) => {
    const last = all.at(-1);
    if (block.kind !== 'facts' || last?.kind !== 'facts') return [...all, block];
    return [...all.slice(0, -1), { kind: 'facts', facts: [...last.facts, ...block.facts] }];
  }, []);

const percent = (score: number): string => `${(score * 100).toFixed(1)} %`;

const subjectLines = (
  t: Translate,
  { subject, role, purpose, legalBasis, asOf, requestedBy, requestedAt }: Whole,
): Block[] => [
  heading(t('screening.record.subject')),
  fact(t('screening.record.name'), subject.name),
  fact(t('screening.record.kind'), t(`screening.kind.${subject.kind}`)),
  ...(subject.births.length > 0 ? [fact(t('screening.record.births'), subject.births.join('; '))] : []),
  ...(subject.countries.length > 0
    ? [fact(t('screening.record.countries'), subject.countries.join(', ').toUpperCase())]
    : []),
  ...subject.identifiers.map(({ type, value }) => fact(t('screening.record.identifier'), `${type} ${value}`)),
  fact(t('screening.record.role'), t(`screening.role.${role}`)),
  fact(t('screening.record.purpose'), t(`screening.purpose.${purpose}`)),
  fact(t('screening.record.legal-basis'), legalBasis),
  ...(asOf ? [fact(t('screening.record.as-of'), asOf)] : []),
  fact(t('screening.record.requested'), `${requestedBy}, ${requestedAt}`),
];

const listLines = (t: Translate, { lists }: Whole, language: 'en' | 'es'): Block[] => [
  heading(t('screening.record.lists')),
  ...lists.flatMap((one) => [
    fact(
      one.list,
      `${one.title[language]}, ${one.version.date}${one.stale ? ` (${t('screening.record.stale', { hours: one.ageHours })})` : ''}`,
    ),
    text(`sha256 ${one.version.sha256}`),
  ]),
];

const hitLines = (t: Translate, { n, hit, state, decisions }: Candidate): Block[] => [
  heading(t('screening.record.match', { n, caption: hit.caption })),
  fact(t('screening.record.entry'), hit.members.map(({ list, sourceId }) => `${list} ${sourceId}`).join('; ')),
  fact(t('screening.record.matched-name'), hit.matchedName),
  fact(t('screening.record.score'), `${percent(hit.score)} (${t(`screening.band.${hit.band}`)})`),
  fact(t('screening.record.ofac'), t('screening.record.ofac-note', { score: hit.ofac })),
  fact(t('screening.record.measures'), hit.measures.map((measure) => t(`screening.measure.${measure}`)).join('; ')),
  ...(hit.programmes.length > 0 ? [fact(t('screening.record.programmes'), hit.programmes.join('; '))] : []),
  ...hit.evidence.matches.map(({ query, listed, similarity, reason }) =>
    fact(
      t('screening.record.word'),
      `${query.text} = ${listed.text} (${t(`screening.reason.${reason}`)}, ${percent(similarity)})`,
    ),
  ),
  ...hit.evidence.qualifiers.map(({ what, verdict, query, listed }) =>
    fact(t(`screening.qualifier.${what}`), `${query} / ${listed}: ${t(`screening.verdict-of.${verdict}`)}`),
  ),
  fact(t('screening.record.state'), t(`screening.state.${state}`)),
  ...decisions.flatMap((one) => [
    fact(
      t(`screening.record.step.${one.step}`),
      `${one.step === 'second' ? `${t(one.agrees ? 'screening.record.agrees' : 'screening.record.disagrees')}: ` : ''}${t(`screening.verdict.${one.verdict}`)}, ${t(`screening.why.${one.reason}`)}. ${one.decidedBy}, ${one.decidedAt}`,
    ),
    ...(one.notes ? [text(one.notes)] : []),
  ]),
];

const measureLines = ({ kernel, actor, t, clock }: Context, { candidates }: Whole): Block[] => {
  const named = new Set(candidates.flatMap(({ hit }) => hit.measures));
  const entries = measuresOn(kernel.packs, clock.today()).filter(({ measure }) => named.has(measure));
  if (entries.length === 0) return [];
  return [
    heading(t('screening.record.consequences')),
    ...entries.flatMap((entry) => {
      const { title, says, cites, reviewed } = meaningOf(kernel.packs, entry, actor.language);
      return [
        fact(title, says),
        text([...cites.map(({ cite }) => cite), reviewed ?? t('screening.record.not-reviewed')].join('; ')),
      ];
    }),
    text(t('screening.consequences.notice')),
  ];
};

const paperOf = (context: Context, whole: Whole): Block[] => {
  const { t, actor } = context;
  return together([
    { kind: 'heading', level: 1, text: t('screening.record.title') },
    text(whole.says),
    ...subjectLines(t, whole),
    ...listLines(t, whole, actor.language),
    ...whole.candidates.flatMap((candidate) => hitLines(t, candidate)),
    ...measureLines(context, whole),
    heading(t('screening.record.how')),
    text(t('screening.record.how-text')),
    fact(t('screening.record.config'), whole.config),
    text(`sha256 ${whole.bodySha256}`),
  ]);
};

/** The record that stands up later: as JSON, whose `body` hashes to `bodySha256`, or on paper with that JSON attached. */
export const record = useCase(contract, async (context, { requestId, format }) => {
  const { note, t, clock } = context;
  const { view, text: body } = await wholeRecord(context, requestId);
  note(requestId, { format });
  const json = new TextEncoder().encode(canonicalJson({ ...view, body, exportedAt: clock.now() }));
  const name = `screening-${requestId}`;
  if (format === 'json') return { bytes: json, type: 'application/json', name: `${name}.json` };
  const bytes = await paperPdf({
    title: t('screening.record.title'),
    language: context.actor.language,
    foot: `sha256 ${view.bodySha256}`,
    blocks: paperOf(context, view),
    madeAt: new Date(clock.millis()),
    // names in other scripts stand there as they are
    attachments: [{ name: `${name}.json`, bytes: json, type: 'application/json' }],
  });
  return { bytes, type: paperTypes.pdf, name: `${name}.pdf` };
});
