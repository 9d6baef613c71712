import type { ListDescription } from './list-description.ts';
import { listRows } from './register-rows.ts';

/** Every list that can be read here. */
export const listRegister: readonly ListDescription[] = listRows.map((row) => ({
  supersededBy: '',
  reviewed: null,
  ...row,
}));

export const describeList = (listId: string): ListDescription | undefined =>
  listRegister.find((list) => list.listId === listId);
