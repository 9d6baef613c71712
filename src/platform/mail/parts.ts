import type { Parts } from '../kernel/index.ts';
import { mailErrors } from './contract.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { getMail, listMails, markSent, tryAgain } from './outbox.ts';
import { sendKind } from './send-mail.ts';
import { sweepMails } from './sweep.ts';

/** What this room brings to the server. */
export const mailParts: Parts = {
  useCases: [listMails, getMail, markSent, tryAgain],
  errors: mailErrors,
  messages: { en, es },
  packKinds: [],
  jobKinds: [sendKind],
  sweeps: [sweepMails],
};
