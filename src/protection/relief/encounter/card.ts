import { refuse } from '../../../platform/errors/index.ts';
import { type Context, useCase } from '../../../platform/kernel/index.ts';
import { type Block, paperPdf } from '../../../platform/paper/index.ts';
import {
  type CardLanguage,
  type CardLine,
  cardLanguages,
  encounterCardKind,
  hasPdf,
  isCardLanguage,
  lineIn,
  reviewOf,
} from './card-kind.ts';
import { listCards as listContract, openCard as openContract } from './contract.ts';

interface Card {
  readonly language: CardLanguage;
  readonly title: string;
  readonly person: readonly string[];
  readonly official: readonly { readonly text: string; readonly cite: string }[];
  /** Said where nobody has checked the words. */
  readonly unchecked: string | null;
}

const linesOf = ({ kernel, clock }: Context): readonly CardLine[] =>
  kernel.packs.entriesOn(encounterCardKind, clock.today());

/** Which languages there are, and the lines with their sources. */
export const listCards = useCase(listContract, async (context) => {
  const lines = linesOf(context);
  const person = lines.filter(({ side }) => side === 'person');
  context.note([]);
  return {
    languages: Object.entries(cardLanguages).flatMap(([code, name]) =>
      isCardLanguage(code) ? [{ code, name, reviewed: reviewOf(person, code), pdf: hasPdf(code) }] : [],
    ),
    lines: lines.map((line) => {
      const citation = context.kernel.packs.cite(line);
      return {
        id: line.id,
        side: line.side,
        says: { en: lineIn(line, 'en'), es: lineIn(line, 'es') },
        tongues: Object.keys(cardLanguages).flatMap((code) =>
          isCardLanguage(code) && line.side === 'person' ? [{ code, text: lineIn(line, code) }] : [],
        ),
        citation: { ...citation, effective: { from: citation.effective.from, to: citation.effective.to ?? null } },
      };
    }),
  };
});

/** The card as a page or a PDF. The official's side is in English, whatever the person speaks. */
export const openCard = useCase(openContract, async (context, { language, as }) => {
  if (!isCardLanguage(language)) return refuse('RELIEF_CARD_UNKNOWN');
  if (as === 'pdf' && !hasPdf(language)) refuse('RELIEF_CARD_NO_PDF');
  const lines = linesOf(context);
  const person = lines.filter(({ side }) => side === 'person');
  const [title = '', ...rest] = person.map((line) => lineIn(line, language));
  const card: Card = {
    language,
    title,
    person: rest,
    official: lines
      .filter(({ side }) => side === 'official')
      .map((line) => ({ text: lineIn(line, 'en'), cite: line.source.cite })),
    unchecked: reviewOf(person, language) ? null : context.kernel.translate('en')('relief.card.unchecked'),
  };
  context.note([], { language, as });
  if (as === 'pdf') return { bytes: await cardPdf(card), type: 'application/pdf', name: 'card.pdf' };
  return { bytes: Buffer.from(cardHtml(card)), type: 'text/html', name: 'card.html' };
});

const cardPdf = ({ language, title, person, official, unchecked }: Card): Promise<Uint8Array> => {
  const text = (words: string): Block => ({ kind: 'text', text: words });
  return paperPdf({
    title,
    language: language === 'es' ? 'es' : 'en',
    foot: unchecked ?? 'Fourfold',
    blocks: [
      { kind: 'heading', level: 1, text: title },
      ...person.map(text),
      { kind: 'heading', level: 2, text: 'For officials' },
      { kind: 'list', items: official.map((one) => `${one.text} (${one.cite})`) },
    ],
  });
};

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string): string => text.replace(/[&<>"']/g, (c) => escapes[c] ?? c);

const style = `body{font:1.1rem/1.45 system-ui,sans-serif;margin:0 auto;max-width:40rem;padding:1rem;color:#1b1b1b}
section{border:2px solid #1b1b1b;border-radius:.5rem;padding:1rem;margin:0 0 1rem;break-inside:avoid}
h1,h2{margin:0 0 .5rem}small{color:#454545}@media print{body{font-size:11pt;padding:0}}`;

const cardHtml = ({ language, title, person, official, unchecked }: Card): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<section>
<h1>${safe(title)}</h1>
${person.map((line) => `<p>${safe(line)}</p>`).join('\n')}
</section>
<section lang="en">
<h2>For officials</h2>
<ul>
${official.map(({ text, cite }) => `<li>${safe(text)} <small>(${safe(cite)})</small></li>`).join('\n')}
</ul>
</section>
${unchecked ? `<p lang="en"><small>${safe(unchecked)}</small></p>` : ''}
</main>
</body>
</html>
`;
