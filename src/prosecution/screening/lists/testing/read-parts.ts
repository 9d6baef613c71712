import type { ListedEntity, ListPart } from '../entity.ts';
import { readList } from '../read-list.ts';
import { partOf, type ReadForTest } from './read-text.ts';

/** Reads parts given as `name: content`. */
export async function readParts(parts: Readonly<Record<string, string>>): Promise<ReadForTest> {
  return readThem(Object.entries(parts).map(([name, content]) => partOf(content, name)));
}

export async function readThem(parts: readonly ListPart[]): Promise<ReadForTest> {
  const entities: ListedEntity[] = [];
  const reading = await readList(parts, (entity) => entities.push(entity));
  const codes = (weight: string) => reading.problems.filter((one) => one.weight === weight).map(({ code }) => code);
  return { reading, entities, codes };
}

export const oneOf = (entities: readonly ListedEntity[], sourceId: string): ListedEntity => {
  const found = entities.find((entity) => entity.sourceId === sourceId);
  if (!found) throw new Error(`${sourceId} is not among ${entities.map((entity) => entity.sourceId).join(', ')}`);
  return found;
};
