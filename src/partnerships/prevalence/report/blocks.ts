import type { Picture } from '../pictures/contract.ts';

/** A report as its parts; each way of writing it down (Markdown, HTML, PDF) knows these and nothing else. */
export type Block =
  | { readonly is: 'title' | 'heading' | 'text' | 'note'; readonly text: string }
  | { readonly is: 'list'; readonly items: readonly string[] }
  | {
      readonly is: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly is: 'picture'; readonly picture: Picture };
