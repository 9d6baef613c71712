import { matchingParts } from '../partnerships/matching/parts.ts';
import { prevalenceParts } from '../partnerships/prevalence/parts.ts';
import { planParts } from '../plan/parts.ts';
import { accountsParts } from '../platform/accounts/parts.ts';
import { auditParts } from '../platform/audit/parts.ts';
import { backupParts } from '../platform/backup/parts.ts';
import { commonErrors, deploymentErrors, type ErrorCodes } from '../platform/contract/index.ts';
import { type Catalogues, mergeCatalogues } from '../platform/i18n/index.ts';
import { type AnyJobKind, jobsParts, maintenanceKinds } from '../platform/jobs/index.ts';
import type { AnyStream, AnyUseCase, Parts } from '../platform/kernel/index.ts';
import { mailParts } from '../platform/mail/index.ts';
import platformEn from '../platform/messages/en.json' with { type: 'json' };
import platformEs from '../platform/messages/es.json' with { type: 'json' };
import type { PackKind } from '../platform/packs/index.ts';
import { packParts } from '../platform/packs/parts.ts';
import { roleKind } from '../platform/policy/index.ts';
import { sessionParts } from '../platform/session/parts.ts';
import { vaultParts } from '../platform/vault/parts.ts';
import { importsParts } from '../prevention/imports/parts.ts';
import { supplyParts } from '../prevention/supply/parts.ts';
import { screeningParts } from '../prosecution/screening/parts.ts';
import { caseworkParts } from '../protection/casework/parts.ts';
import { consentParts } from '../protection/consent/parts.ts';
import { reliefParts } from '../protection/relief/parts.ts';
import { restitutionParts } from '../protection/restitution/parts.ts';

const platform: Parts = {
  useCases: [],
  errors: { ...commonErrors, ...deploymentErrors },
  messages: { en: platformEn, es: platformEs },
  packKinds: [roleKind],
};

const rooms: readonly Parts[] = [
  platform,
  packParts,
  auditParts,
  accountsParts,
  sessionParts,
  vaultParts,
  backupParts,
  jobsParts,
  mailParts,
  planParts,
  consentParts,
  caseworkParts,
  screeningParts,
  matchingParts,
  prevalenceParts,
  importsParts,
  supplyParts,
  reliefParts,
  restitutionParts,
];

export const allUseCases: readonly AnyUseCase[] = rooms.flatMap((room) => room.useCases);
export const allErrors: ErrorCodes = Object.assign({}, ...rooms.map((room) => room.errors));
export const allMessages: Catalogues = mergeCatalogues(rooms.map((room) => room.messages));
export const allPackKinds: readonly PackKind[] = rooms.flatMap((room) => room.packKinds);
export const allStreams: readonly AnyStream[] = rooms.flatMap((room) => room.streams ?? []);
export const allJobKinds: readonly AnyJobKind[] = [
  ...rooms.flatMap((room) => room.jobKinds ?? []),
  ...maintenanceKinds(rooms.flatMap((room) => room.sweeps ?? [])),
];
