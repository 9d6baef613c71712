import type { Output } from '../../../../platform/contract/index.ts';
import type { StateBadge } from '../../../../web/kit/StateBadge.tsx';
import type { listAllegations, openAllegation } from '../../allegations/contract.ts';

export type Allegation = Output<typeof openAllegation>;
export type AllegationRow = Output<typeof listAllegations>['rows'][number];
export type Content = Allegation['content'];
export type AllegationForm = 'texts' | 'good' | 'site' | 'fact' | 'person' | 'document' | 'approve';

type Tone = Parameters<typeof StateBadge>[0]['tone'];
export const stateTones: Readonly<Record<AllegationRow['state'], Tone>> = {
  draft: 'waiting',
  ready: 'going',
  approved: 'good',
};

export type Person = Allegation['people'][number];
export type PersonAct = 'testimony' | 'open' | 'destroy';
