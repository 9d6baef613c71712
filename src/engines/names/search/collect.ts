import type { Kind, Reading } from '../types.ts';
import { type Group, planFor } from './groups.ts';
import { hashText } from './hash.ts';
import { searchedTokens, squeezed } from './keys.ts';
import { kinds as kindNumbers } from './record.ts';
import { type Scratch, scratchOf } from './scratch.ts';
import { lookUp } from './table.ts';
import type { Layer, View } from './view.ts';

/** A listed reading that may be meant. */
export interface Found {
  readonly layer: number;
  readonly document: number;
  readonly rank: number;
}

export interface Filter {
  readonly lists?: readonly string[] | undefined;
  readonly kinds?: readonly Kind[] | undefined;
}

/** Groups with more documents than this ask first whether anything new can still be among the best. */
const large = 2_000;
/** What a token more than were searched for takes from the rank. */
const perExtraToken = 0.5;
const mostExtraTokens = 10;
/** What an initial that fits gives, in weights of tokens: a little more than if it were missing. */
const perInitial = 2;

/** What the same letters from end to end give beside what their tokens give, in shares of all that a document can get. */
const wholeShare = 0.25;

/** 1 for the entities of a layer that are searched. */
export type Wanted = (entity: number) => boolean;

export const wantedIn = ({ segment, hidden }: Layer, { lists, kinds }: Filter): Wanted => {
  const listIs = segment.meta.lists.map((list) => lists === undefined || lists.includes(list));
  const kindIs = kindNumbers.map((kind) => kinds === undefined || kinds.includes(kind));
  const all = hidden === null && listIs.every(Boolean) && kindIs.every(Boolean);
  return all
    ? () => true
    : (entity) =>
        hidden?.[entity] !== 1 &&
        listIs[segment.listOf[entity] as number] === true &&
        kindIs[segment.kindOf[entity] as number] === true;
};

/** One layer while a reading is searched for. */
interface Field {
  readonly layer: Layer;
  readonly scratch: Scratch;
  readonly wanted: Wanted;
  touched: number;
}

const give = (field: Field, documents: Uint32Array, gain: number, by: number, late: boolean): void => {
  const { gathered, givenBy, touched } = field.scratch;
  for (let i = 0; i < documents.length; i++) {
    const d = documents[i] as number;
    const has = gathered[d] as number;
    if (has === 0) {
      if (late) continue;
      touched[field.touched++] = d;
    } else if (givenBy[d] === by) continue;
    givenBy[d] = by;
    gathered[d] = has + gain;
  }
};

const rankOf = ({ layer: { segment }, scratch: { gathered } }: Field, document: number, length: number): number => {
  const extra = Math.min(mostExtraTokens, Math.max(0, (segment.lengths[document] as number) - length));
  return (gathered[document] as number) - perExtraToken * extra;
};

/** The best of one layer, best first; of equal ranks the first document. */
const bestOf = (field: Field, at: number, length: number, most: number): Found[] => {
  const { scratch, layer, wanted } = field;
  const best: Found[] = [];
  // in a small index a token weighs less than what a further one takes: a rank may be below nothing
  let least = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < field.touched; i++) {
    const document = scratch.touched[i] as number;
    if ((scratch.gathered[document] as number) < least) continue;
    const rank = rankOf(field, document, length);
    if (rank < least || !wanted(layer.segment.entityOf[document] as number)) continue;
    let place = best.length;
    while (place > 0) {
      const other = best[place - 1] as Found;
      if (other.rank > rank || (other.rank === rank && other.document < document)) break;
      place--;
    }
    if (place >= most) continue;
    best.splice(place, 0, { layer: at, document, rank });
    if (best.length > most) best.pop();
    if (best.length === most) least = (best[most - 1] as Found).rank;
  }
  return best;
};

/** Whether as many documents as are wanted have already more than all that is still to come. */
const isSettled = (fields: readonly Field[], length: number, most: number, toCome: number): boolean => {
  let above = 0;
  for (const field of fields) {
    const { touched, gathered } = field.scratch;
    for (let i = 0; i < field.touched; i++) {
      const document = touched[i] as number;
      if ((gathered[document] as number) <= toCome || rankOf(field, document, length) <= toCome) continue;
      if (!field.wanted(field.layer.segment.entityOf[document] as number)) continue;
      if (++above === most) return true;
    }
  }
  return false;
};

const giveWhole = (fields: readonly Field[], reading: Reading, gain: number): void => {
  const text = squeezed(searchedTokens(reading.tokens));
  if (text === '') return;
  const hash = hashText(text);
  for (const field of fields) {
    lookUp(field.layer.segment.squeezed, hash, (d) => give(field, Uint32Array.of(d), gain, 255, false));
  }
};

/** Documents whose tokens begin with the searched initials gain a little. */
const giveInitials = (field: Field, initials: readonly number[]): void => {
  if (initials.length === 0) return;
  const { tokens, dictionary } = field.layer.segment;
  const { touched, gathered } = field.scratch;
  for (let i = 0; i < field.touched; i++) {
    const document = touched[i] as number;
    const end = tokens.offsets[document + 1] as number;
    for (const initial of initials) {
      for (let at = tokens.offsets[document] as number; at < end; at++) {
        if (dictionary.pool[dictionary.offsets[tokens.ids[at] as number] as number] !== initial) continue;
        gathered[document]! += perInitial;
        break;
      }
    }
  }
};

const clear = (field: Field): void => {
  const { touched, gathered, givenBy } = field.scratch;
  for (let i = 0; i < field.touched; i++) {
    gathered[touched[i] as number] = 0;
    givenBy[touched[i] as number] = 0;
  }
};

/** Of the late groups nothing is found anew, so that they come last; else what weighs most comes first. */
const inOrder = (groups: readonly Group[]): Group[] =>
  groups
    .map((group, at) => ({ group, at }))
    .sort((a, b) => Number(a.group.late) - Number(b.group.late) || b.group.most - a.group.most || a.at - b.at)
    .map(({ group }) => group);

/** Lets every layer's documents gather what the reading gives them, hands the fields to `use`, and leaves the rooms empty again. */
const gather = <T>(
  view: View,
  reading: Reading,
  filter: Filter,
  most: number,
  use: (fields: readonly Field[], length: number) => T,
): T => {
  const { groups, length, initials } = planFor(view, reading);
  const fields = view.layers.map(
    (layer): Field => ({ layer, scratch: scratchOf(layer.segment), wanted: wantedIn(layer, filter), touched: 0 }),
  );
  let toCome = groups.reduce((sum, group) => sum + group.most, perInitial * initials.length);
  giveWhole(fields, reading, wholeShare * toCome);
  inOrder(groups).forEach((group, at) => {
    const late = group.late || (group.size > large && isSettled(fields, length, most, toCome));
    group.layers.forEach((gains, layer) => {
      for (const { documents, gain } of gains) give(fields[layer] as Field, documents, gain, at + 1, late);
    });
    toCome -= group.most;
  });
  for (const field of fields) giveInitials(field, initials);
  const result = use(fields, length);
  for (const field of fields) clear(field);
  return result;
};

/** The listed readings that are most like this one, best first within each layer. */
export const collect = (view: View, reading: Reading, filter: Filter, most: number): Found[] =>
  gather(view, reading, filter, most, (fields, length) =>
    fields.flatMap((field, at) => bestOf(field, at, length, most)),
  );

/** Calls `each` with every listed reading that shares anything with this one, and what it gathered. */
export const eachTouched = (
  view: View,
  reading: Reading,
  filter: Filter,
  each: (layer: number, document: number, gathered: number) => void,
): void =>
  gather(view, reading, filter, Number.POSITIVE_INFINITY, (fields) => {
    fields.forEach(({ layer, scratch, wanted, touched }, at) => {
      for (let i = 0; i < touched; i++) {
        const document = scratch.touched[i] as number;
        if (wanted(layer.segment.entityOf[document] as number))
          each(at, document, scratch.gathered[document] as number);
      }
    });
  });
