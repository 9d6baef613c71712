import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { type Block, type Paper, paperDocx, paperPdf, paperTypes } from '../../../platform/paper/index.ts';
import { namesIn, refuseNames } from './check-names.ts';
import type { AllegationContent } from './content.ts';
import { exportAllegation as contract } from './contract.ts';
import { countIndicators } from './elements.ts';
import { allegationFor, documentsOf } from './queries.ts';
import { allegationLaw } from './read-allegations.ts';
import { openAbout, openContent } from './sealed.ts';

/** The approved allegation on paper. Its texts are searched for every sealed person once more, for people may have come since. */
export const exportAllegation = useCase(contract, async (context, { allegationId, as }) => {
  const { tx, note, t } = context;
  const row = await allegationFor(context, 'export', allegationId);
  if (row.state !== 'approved') refuse('IMPORTS_ALLEGATION_STATE', { state: row.state });
  const content = await openContent(context, row);
  refuseNames(t, await namesIn(context, allegationId, content));
  const documents: PaperDocument[] = [];
  for (const one of await documentsOf(tx, allegationId))
    documents.push({ ...(await openAbout(context, one)), size: one.size, hash: one.hash, kept: one.shows_people });
  const paper = allegationPaper(context, content, documents);
  note(allegationId, { as, revision: row.revision, documents: documents.length });
  return {
    bytes: await (as === 'pdf' ? paperPdf(paper) : paperDocx(paper)),
    type: paperTypes[as],
    name: `allegation.${as}`,
  };
});

interface PaperDocument {
  readonly title: string;
  readonly name: string;
  readonly size: number;
  readonly hash: string;
  /** It shows who somebody is and stays in the house. */
  readonly kept: boolean;
}

/** The three elements in the order of the law, the facts as a table, the index of documents. */
const allegationPaper = (
  context: Pick<Context, 't' | 'actor' | 'kernel' | 'clock'>,
  content: AllegationContent,
  documents: readonly PaperDocument[],
): Paper => {
  const { t, actor } = context;
  const law = allegationLaw(context, actor.language);
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
  const paragraphs = (text: string): Block[] =>
    text.split(/\n+/).flatMap((one): Block[] => (one.trim() === '' ? [] : [{ kind: 'text', text: one.trim() }]));
  const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block[] =>
    rows.length === 0 ? [] : [{ kind: 'table', head: head.map((one) => t(`imports.allegation.paper.${one}`)), rows }];
  const siteName = (id: string): string => content.sites.find((site) => site.id === id)?.name ?? '';
  const { goods } = content;
  return {
    title: content.title,
    language: actor.language,
    foot: t('imports.allegation.paper.foot', { cite: law.cite }),
    blocks: [
      { kind: 'heading', level: 1, text: content.title },
      { kind: 'text', text: `${law.says} (${law.cite})` },
      { kind: 'text', text: law.notice, strong: true },
      heading(t('imports.allegation.element.reasons')),
      ...paragraphs(content.reasons),
      heading(t('imports.allegation.element.goods')),
      ...paragraphs(goods.description),
      ...(goods.sample === 'none' ? [] : paragraphs(t(`imports.allegation.sample.${goods.sample}`))),
      ...table(
        ['goods', 'hs'],
        goods.rows.map(({ name, hs }) => [name, hs]),
      ),
      heading(t('imports.allegation.element.production')),
      ...paragraphs(content.production),
      ...table(
        ['site', 'country', 'address', 'does'],
        content.sites.map(({ name, country, address, does }) => [name, country, address, does]),
      ),
      heading(t('imports.allegation.facts')),
      { kind: 'text', text: t('imports.allegation.facts.lead') },
      ...table(
        ['indicator', 'events', 'strong', 'reports'],
        countIndicators(content.facts).map(({ indicator, events, strong, reports }) => [
          t(`imports.allegation.indicator.${indicator}`),
          String(events),
          String(strong),
          String(reports),
        ]),
      ),
      ...table(
        ['on', 'indicator', 'fact', 'source', 'site', 'event'],
        content.facts.map(({ on, indicator, strength, says, source, siteId, eventId }) => [
          on ?? '',
          `${t(`imports.allegation.indicator.${indicator}`)} (${t(`imports.allegation.strength.${strength}`)})`,
          says,
          source,
          siteName(siteId),
          eventId,
        ]),
      ),
      heading(t('imports.allegation.documents')),
      ...(documents.length === 0 ? paragraphs(t('imports.allegation.documents.none')) : []),
      ...table(
        ['number', 'document', 'file', 'bytes', 'hash'],
        documents.map(({ title, name, size, hash, kept }, i) =>
          kept
            ? [String(i + 1), t('imports.allegation.paper.kept'), '', String(size), hash]
            : [String(i + 1), title, name, String(size), hash],
        ),
      ),
    ],
  };
};
