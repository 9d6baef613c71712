import type { Language } from '../actor/index.ts';
import type { Drawing } from './drawing.ts';

/** What a paper is made of; both writers, for DOCX and PDF, know these and no more. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly strong?: true }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Each fact beside its name. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** `says` is read to whoever does not see it, and stands for it where nothing can be drawn. */
  | { readonly kind: 'picture'; readonly says: string; readonly drawing: Drawing }
  /** Room to write by hand, so many lines. */
  | { readonly kind: 'lines'; readonly label: string; readonly count: number }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** A file that travels within a PDF. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type: string;
}

export interface Paper {
  readonly title: string;
  readonly language: Language;
  /** On every page. */
  readonly foot: string;
  readonly blocks: readonly Block[];
  /** When it was made, where that is not when it was asked for. */
  readonly madeAt?: Date;
  /** Of a PDF. */
  readonly attachments?: readonly Attachment[];
}
