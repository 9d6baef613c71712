import { call } from '../../../../web/api.ts';
import { type Edit, renewCopy, sendEdits } from '../../contract.ts';
import { makeContact, portions } from './contact.ts';
import { dropEdits, type Opened, renewStore, type Wiped } from './store.ts';

/** What became of what was sent. */
export interface Sent {
  readonly taken: number;
  readonly held: number;
  readonly refused: number;
}

export type Synced = { readonly opened: Opened; readonly sent: Sent } | Wiped;

const sizeOf = (edit: Edit): number => JSON.stringify(edit).length;

/** Sends what was written, takes what the server has now; an edit goes from here only when the server has it. */
export const sync = async (before: Opened): Promise<Synced> => {
  const standing = await makeContact();
  if (standing?.state === 'wiped') return standing;
  const { deviceId } = before.head;
  let opened = before;
  const sent = { taken: 0, held: 0, refused: 0 };
  for (const edits of portions(opened.edits, sizeOf)) {
    const answer = await call(sendEdits, { deviceId, edits });
    if (answer.standing !== 'good') return wiped();
    for (const { outcome } of answer.outcomes) sent[outcome] += 1;
    opened = await dropEdits(opened, new Set(answer.outcomes.map(({ id }) => id)));
  }
  const { copy } = await call(renewCopy, { deviceId });
  if (copy === null) return wiped();
  return { opened: await renewStore(opened, copy), sent };
};

/** The device was taken back while it was sending. */
const wiped = async (): Promise<Wiped> => {
  const head = await makeContact();
  if (head?.state === 'wiped') return head;
  throw new Error('the server refuses a device that stands well');
};
