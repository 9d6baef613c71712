import type { RingTerms } from '../../../engines/matching/index.ts';
import type { Where } from '../../../platform/contract/index.ts';
import type { MessageValues } from '../../../platform/errors/index.ts';
import type { ClassCounts } from '../lists/classes.ts';

/** What the process of a list says to the one that started it: counts, a public key and messages of the round; never a person. */
export type Said =
  | { readonly kind: 'ready'; readonly publicKey: string; readonly people: number; readonly counts: ClassCounts }
  | { readonly kind: 'prepared'; readonly size: number }
  | { readonly kind: 'post'; readonly to: string; readonly bytes: Uint8Array }
  | {
      readonly kind: 'trouble';
      readonly code: string;
      readonly values: MessageValues;
      readonly where: readonly Where[];
    };

/** What it is told. */
export type Told =
  | { readonly kind: 'terms'; readonly terms: RingTerms; readonly me: string }
  | { readonly kind: 'message'; readonly bytes: Uint8Array; readonly via: string };
