import type { ListedEntity, ListStep } from '../../../prosecution/screening/index.ts';
import { plainName } from '../../imports/index.ts';

export interface PartyChange {
  readonly kind: 'new' | 're-dated' | 'removed';
  readonly sourceId: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly since: string;
}

const sinceOf = ({ measures }: ListedEntity): string => measures.map(({ from }) => from).sort()[0] ?? '';
const namesOf = ({ names }: ListedEntity): readonly string[] => names.map(({ text }) => text);
const keysOf = (entity: ListedEntity): readonly string[] => namesOf(entity).map((name) => plainName(name));

/**
 * Which parties came, went, or stand there with another day. Parties are held together by any of their names: lists without ids of their own
 * give a party another id when its entry is written anew, and one that was listed under an alias before is re-dated and not new.
 */
export const partyChanges = ({ before, after }: Pick<ListStep, 'before' | 'after'>): readonly PartyChange[] => {
  const byName = (entities: readonly ListedEntity[]): ReadonlyMap<string, ListedEntity> =>
    new Map(entities.flatMap((entity) => keysOf(entity).map((key) => [key, entity] as const)));
  const [then, now] = [byName(before), byName(after)];
  const same = new Map(before.map((entity) => [entity.sourceId, entity]));
  const told = new Set<string>();
  const change = (kind: PartyChange['kind'], entity: ListedEntity): PartyChange[] => {
    const key = `${kind} ${keysOf(entity)[0] ?? entity.sourceId}`;
    if (told.has(key)) return [];
    told.add(key);
    const names = namesOf(entity);
    return [{ kind, sourceId: entity.sourceId, name: names[0] ?? '', names, since: sinceOf(entity) }];
  };
  const came = after.flatMap((entity) => {
    const old = same.get(entity.sourceId) ?? keysOf(entity).flatMap((key) => then.get(key) ?? [])[0];
    if (!old) return change('new', entity);
    return sinceOf(old) === sinceOf(entity) ? [] : change('re-dated', entity);
  });
  const ids = new Set(after.map(({ sourceId }) => sourceId));
  const went = before.flatMap((entity) =>
    ids.has(entity.sourceId) || keysOf(entity).some((key) => now.has(key)) ? [] : change('removed', entity),
  );
  return [...came, ...went];
};
