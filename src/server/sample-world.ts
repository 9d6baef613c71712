import { matchingChapter } from '../partnerships/matching/sample.ts';
import { prevalenceChapter } from '../partnerships/prevalence/sample.ts';
import { planChapter } from '../plan/sample.ts';
import type { Kernel } from '../platform/kernel/index.ts';
import { type Chapter, peopleTheWorld } from '../platform/sample/index.ts';
import { importsChapter } from '../prevention/imports/sample.ts';
import { supplyChapter } from '../prevention/supply/sample.ts';
import { screeningChapter } from '../prosecution/screening/sample.ts';
import { caseworkChapter, referralChapter } from '../protection/casework/sample.ts';
import { reliefChapter } from '../protection/relief/sample.ts';
import { restitutionChapter } from '../protection/restitution/sample.ts';

const chapters: readonly Chapter[] = [
  planChapter,
  caseworkChapter,
  referralChapter,
  reliefChapter,
  restitutionChapter,
  screeningChapter,
  prevalenceChapter,
  matchingChapter,
  supplyChapter,
  importsChapter,
];

/** Loads the sample world: organisations and people first, then each capability's chapter. */
export const loadSampleWorld = async (kernel: Kernel, say: (line: string) => void) => {
  const { world, players } = await peopleTheWorld(kernel);
  for (const chapter of chapters) await chapter.load(world, say);
  return players;
};
