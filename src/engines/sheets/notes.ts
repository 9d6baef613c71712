import type { Where } from './errors.ts';
import type { Note, NoteCode } from './table.ts';

const PLACES_KEPT = 20;

export interface Notes {
  add(code: NoteCode, message: string, where: Where): void;
  list(): Note[];
}

/** Gathers notes by code, so that a hundred thousand ragged rows are one note. */
export function createNotes(): Notes {
  const byCode = new Map<NoteCode, { message: string; count: number; places: Where[] }>();
  return {
    add(code, message, where) {
      const note = byCode.get(code) ?? { message, count: 0, places: [] };
      note.count += 1;
      if (note.places.length < PLACES_KEPT) note.places.push(where);
      byCode.set(code, note);
    },
    list: () => [...byCode].map(([code, note]) => ({ code, ...note })),
  };
}
