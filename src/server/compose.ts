import { planKind } from '../plan/pack-kinds.ts';
import type { ErrorCodes } from '../platform/contract/index.ts';
import { commonErrors, deploymentErrors } from '../platform/contract/index.ts';
import { type Catalogues, mergeCatalogues } from '../platform/i18n/index.ts';
import type { AnyUseCase } from '../platform/kernel/index.ts';
import platformEn from '../platform/messages/en.json' with { type: 'json' };
import platformEs from '../platform/messages/es.json' with { type: 'json' };
import type { PackKind } from '../platform/packs/index.ts';
import { roleKind } from '../platform/policy/index.ts';

/** What a room brings to the server. */
export interface Parts {
  readonly useCases: readonly AnyUseCase[];
  readonly errors: ErrorCodes;
  readonly messages: Catalogues;
  readonly packKinds: readonly PackKind[];
}

const platform: Parts = {
  useCases: [],
  errors: { ...commonErrors, ...deploymentErrors },
  messages: { en: platformEn, es: platformEs },
  packKinds: [roleKind, planKind],
};

const rooms: readonly Parts[] = [platform];

export const allUseCases: readonly AnyUseCase[] = rooms.flatMap((room) => room.useCases);
export const allErrors: ErrorCodes = Object.assign({}, ...rooms.map((room) => room.errors));
export const allMessages: Catalogues = mergeCatalogues(rooms.map((room) => room.messages));
export const allPackKinds: readonly PackKind[] = rooms.flatMap((room) => room.packKinds);
