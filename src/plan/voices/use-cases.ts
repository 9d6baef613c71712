import { addRecommendation, respondRecommendation } from './add-recommendation.ts';
import { importRecommendations, previewRecommendations } from './import-recommendations.ts';
import { listRecommendations } from './list-recommendations.ts';
import {
  addSurvivorInput,
  destroySurvivorInput,
  listSurvivorInput,
  openIdentity,
  openSurvivorInput,
  respondSurvivorInput,
} from './survivor-input.ts';

/** The acts around recommendations and what survivors tell the plan office. */
export const voicesUseCases = [
  listRecommendations,
  addRecommendation,
  respondRecommendation,
  previewRecommendations,
  importRecommendations,
  listSurvivorInput,
  openSurvivorInput,
  addSurvivorInput,
  respondSurvivorInput,
  openIdentity,
  destroySurvivorInput,
] as const;
