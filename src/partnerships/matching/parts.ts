import type { Parts } from '../../platform/kernel/index.ts';
import { agreementUseCases } from './agreements/use-cases.ts';
import { announceKind } from './announcements/send.ts';
import { announcementUseCases } from './announcements/use-cases.ts';
import { matchingErrors } from './errors.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import { sweepRounds } from './rounds/sweep.ts';
import { roundUseCases } from './rounds/use-cases.ts';
import { sendKind } from './transport/outbox.ts';
import { listPartners, setPartner } from './transport/partners.ts';
import { receiveMessage, stepKind } from './transport/receive.ts';

export const matchingParts: Parts = {
  useCases: [...agreementUseCases, ...announcementUseCases, ...roundUseCases, listPartners, setPartner, receiveMessage],
  errors: matchingErrors,
  messages: { en, es },
  packKinds: [],
  jobKinds: [sendKind, stepKind, announceKind],
  sweeps: [sweepRounds],
};
