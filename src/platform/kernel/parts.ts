import type { ErrorCodes } from '../contract/index.ts';
import type { Catalogues } from '../i18n/index.ts';
import type { PackKind } from '../packs/index.ts';
import type { AnyUseCase } from './use-case.ts';

/** What a room brings to the server. */
export interface Parts {
  readonly useCases: readonly AnyUseCase[];
  readonly errors: ErrorCodes;
  readonly messages: Catalogues;
  readonly packKinds: readonly PackKind[];
}
