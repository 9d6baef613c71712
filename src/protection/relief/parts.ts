import type { Parts } from '../../platform/kernel/index.ts';
import { caseUseCases } from './case/use-cases.ts';
import { reliefCalendar } from './days/relief-calendar.ts';
import { listCards, openCard } from './encounter/card.ts';
import { encounterCardKind } from './encounter/card-kind.ts';
import { findChild, tellHhs } from './encounter/child-notice.ts';
import { noteRequest, noteRight } from './encounter/note-request.ts';
import { openEncounter } from './encounter/open-encounter.ts';
import { reliefErrors } from './errors.ts';
import { setEvidence } from './evidence/set-evidence.ts';
import { reliefPackKinds } from './law/index.ts';
import en from './messages/en.json' with { type: 'json' };
import es from './messages/es.json' with { type: 'json' };
import ownEn from './own/messages/en.json' with { type: 'json' };
import ownEs from './own/messages/es.json' with { type: 'json' };
import { ownOptions } from './own/own-options.ts';
import { makePacket } from './packets/make-packet.ts';
import packetsEn from './packets/messages/en.json' with { type: 'json' };
import packetsEs from './packets/messages/es.json' with { type: 'json' };
import { openReviews, reviewRule } from './review/reviews.ts';
import { openStates } from './review/states.ts';
import { lookAtCase, watchCase } from './review/watches.ts';
import screensEn from './screens/messages/en.json' with { type: 'json' };
import screensEs from './screens/messages/es.json' with { type: 'json' };
import { sweepDestroyed } from './sweep-destroyed.ts';

export const reliefParts: Parts = {
  useCases: [
    ...caseUseCases,
    reliefCalendar,
    setEvidence,
    makePacket,
    openEncounter,
    findChild,
    tellHhs,
    noteRequest,
    noteRight,
    listCards,
    openCard,
    openReviews,
    reviewRule,
    watchCase,
    lookAtCase,
    openStates,
    ownOptions,
  ],
  errors: reliefErrors,
  messages: {
    en: { ...en, ...packetsEn, ...screensEn, ...ownEn },
    es: { ...es, ...packetsEs, ...screensEs, ...ownEs },
  },
  packKinds: [...reliefPackKinds, encounterCardKind],
  sweeps: [sweepDestroyed],
};
