import { planParts } from '../plan/parts.ts';
import { commonErrors, deploymentErrors, type ErrorCodes } from '../platform/contract/index.ts';
import { type Catalogues, mergeCatalogues } from '../platform/i18n/index.ts';
import type { AnyUseCase, Parts } from '../platform/kernel/index.ts';
import platformEn from '../platform/messages/en.json' with { type: 'json' };
import platformEs from '../platform/messages/es.json' with { type: 'json' };
import type { PackKind } from '../platform/packs/index.ts';
import { roleKind } from '../platform/policy/index.ts';
import { vaultParts } from '../platform/vault/parts.ts';

const platform: Parts = {
  useCases: [],
  errors: { ...commonErrors, ...deploymentErrors },
  messages: { en: platformEn, es: platformEs },
  packKinds: [roleKind],
};

const rooms: readonly Parts[] = [platform, vaultParts, planParts];

export const allUseCases: readonly AnyUseCase[] = rooms.flatMap((room) => room.useCases);
export const allErrors: ErrorCodes = Object.assign({}, ...rooms.map((room) => room.errors));
export const allMessages: Catalogues = mergeCatalogues(rooms.map((room) => room.messages));
export const allPackKinds: readonly PackKind[] = rooms.flatMap((room) => room.packKinds);
