import type { Tone } from '../../../web/kit/StateBadge.tsx';
import { useWords, type Words } from '../../../web/kit/words.ts';
import type { ReleaseStanding } from '../contract.ts';

interface Both {
  readonly en: string;
  readonly es: string;
}

export const useConsentWords = (): Words & { readonly say: (both: Both) => string } => {
  const words = useWords();
  return { ...words, say: (both) => both[words.language] };
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
export const recordPath = (subjectId: string): string => `/caseload/${subjectId}`;
