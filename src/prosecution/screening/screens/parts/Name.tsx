import type { HitView } from '../../contract.ts';

type Match = HitView['evidence']['matches'][number];
type Span = Match['query'];

/** A name as it is written, in whatever direction its script runs, without turning the words around it. */
export const Name = ({ children }: { children: string }) => (
  <bdi dir="auto" className="ff-name">
    {children}
  </bdi>
);

/** Pieces of a text, each with the match that covers it. Spans that overlap (a word that is two over there) are one piece. */
export const piecesOf = (
  text: string,
  spans: readonly Span[],
): readonly { readonly text: string; readonly start: number; readonly marked: boolean }[] => {
  const sorted = spans
    .filter(({ start, end }) => start >= 0 && end > start && end <= text.length)
    .toSorted((a, b) => a.start - b.start);
  const pieces: { text: string; start: number; marked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of sorted) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    if (from > at) pieces.push({ text: text.slice(at, from), start: at, marked: false });
    pieces.push({ text: text.slice(from, end), start: from, marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), start: at, marked: false });
  return pieces;
};

/** A name with the words marked that found a partner in the other one. */
export const MarkedName = ({ text, spans }: { text: string; spans: readonly Span[] }) => (
  <bdi dir="auto" className="ff-name">
    {piecesOf(text, spans).map((piece) =>
      piece.marked ? <mark key={piece.start}>{piece.text}</mark> : <span key={piece.start}>{piece.text}</span>,
    )}
  </bdi>
);
