import type { Output } from '../../../platform/contract/index.ts';
import type { resultQuestions } from '../../contract.ts';

type Asked = Output<typeof resultQuestions>;
export type Pair = Asked['doubleCounts'][number];
export type Flag = Asked['quality'][number];
export type Question = { readonly kind: 'pair'; readonly of: Pair } | { readonly kind: 'flag'; readonly of: Flag };
