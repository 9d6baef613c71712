import type { ErrorCodes } from '../contract/index.ts';
import type { Catalogues } from '../i18n/index.ts';
import type { AnyJobKind } from '../jobs/job-kind.ts';
import type { Sweep } from '../jobs/maintenance.ts';
import type { PackKind } from '../packs/index.ts';
import type { AnyStream } from './stream.ts';
import type { AnyUseCase } from './use-case.ts';

/** What a room brings to the server. */
export interface Parts {
  readonly useCases: readonly AnyUseCase[];
  readonly errors: ErrorCodes;
  readonly messages: Catalogues;
  readonly packKinds: readonly PackKind[];
  readonly jobKinds?: readonly AnyJobKind[];
  /** Acts that answer with server-sent events. */
  readonly streams?: readonly AnyStream[];
  /** What removes the room's rows that have had their time. */
  readonly sweeps?: readonly Sweep[];
}
