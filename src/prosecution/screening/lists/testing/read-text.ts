import type { ListedEntity, ListPart, ListReading } from '../entity.ts';
import { readList } from '../read-list.ts';

/** A part out of text or bytes, for tests. */
export const partOf = (content: string | Uint8Array, name = 'list'): ListPart => ({
  name,
  open: async function* () {
    yield typeof content === 'string' ? new TextEncoder().encode(content) : content;
  },
});

export interface ReadForTest {
  readonly reading: ListReading;
  readonly entities: readonly ListedEntity[];
  /** Codes of the problems of a weight. */
  codes(weight: 'note' | 'reject' | 'fatal'): readonly string[];
}

export async function readText(content: string | Uint8Array): Promise<ReadForTest> {
  const entities: ListedEntity[] = [];
  const reading = await readList([partOf(content)], (entity) => entities.push(entity));
  const codes = (weight: string) =>
    reading.problems.filter((problem) => problem.weight === weight).map(({ code }) => code);
  return { reading, entities, codes };
}
