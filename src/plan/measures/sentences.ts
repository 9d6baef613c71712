/** A sentence of the catalogues: its key and what fills it. */
export interface Sentence {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export const sentence = (key: string, values: Sentence['values'] = {}): Sentence => ({ key, values });
