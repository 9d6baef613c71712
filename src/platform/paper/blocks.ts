import type { Language } from '../actor/index.ts';

/** What a paper is made of; both writers, for DOCX and PDF, know these and no more. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly strong?: true }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Room to write by hand, so many lines. */
  | { readonly kind: 'lines'; readonly label: string; readonly count: number }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface Paper {
  readonly title: string;
  readonly language: Language;
  /** On every page. */
  readonly foot: string;
  readonly blocks: readonly Block[];
}
