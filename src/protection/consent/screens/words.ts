import type { z } from 'zod';
import type { Tone } from '../../../web/kit/StateBadge.tsx';
import { useWords, type Words } from '../../../web/kit/words.ts';
import type { DemandCard, ReleaseStanding } from '../contract.ts';

interface Both {
  readonly en: string;
  readonly es: string;
}

export const useConsentWords = (): Words & { readonly say: (both: Both) => string } => {
  const words = useWords();
  return { ...words, say: (both) => both[words.language] };
};

export const demandTones: Record<z.infer<typeof DemandCard>['state'], Tone> = {
  open: 'waiting',
  disclosed: 'stopped',
  declined: 'stopped',
};

/** How each standing feels. */
export const tones: Record<ReleaseStanding, Tone> = {
  draft: 'waiting',
  waiting: 'waiting',
  active: 'good',
  expired: 'stopped',
  revoked: 'stopped',
  'entered in error': 'stopped',
};

export const standingKey = (standing: ReleaseStanding): string => `consent.standing.${standing.replaceAll(' ', '-')}`;

export const releasesPath = (subjectId: string): string => `/releases/${subjectId}`;
export const releasePath = (subjectId: string, releaseId: string): string => `/releases/${subjectId}/of/${releaseId}`;
export const sendPath = (subjectId: string, releaseId: string): string => `/caseload/${subjectId}/send/${releaseId}`;
export const lawPath = (subjectId: string): string => `/releases/${subjectId}/law`;
export const demandPath = (subjectId: string, demandId: string): string => `/releases/${subjectId}/law/${demandId}`;
export const disclosePath = (subjectId: string, demandId: string): string =>
  `/caseload/${subjectId}/disclose/${demandId}`;
export const discoveryPath = (subjectId: string): string => `/caseload/${subjectId}/discovery`;
export const recordPath = (subjectId: string): string => `/caseload/${subjectId}`;
