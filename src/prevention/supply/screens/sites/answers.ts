import type { Output } from '../../../../platform/contract/index.ts';
import type { openSite, sitePairs } from '../../contract.ts';

/** What the screens of the registry show. */
export type Opened = Output<typeof openSite>;
export type Pair = Output<typeof sitePairs>['rows'][number];

/** What may be done to a site. */
export type Act = 'merge' | 'split' | 'close' | 'open' | 'undo';
