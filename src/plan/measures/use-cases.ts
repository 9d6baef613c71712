import { addPackIndicators } from './add-pack-indicators.ts';
import { answerQuestion } from './answer-question.ts';
import { exportObservations, importObservations, previewObservations } from './import-observations.ts';
import { listIndicators } from './list-indicators.ts';
import { resultQuestions } from './list-questions.ts';
import { openIndicator } from './open-indicator.ts';
import { openLadder, recordDetermination } from './open-ladder.ts';
import { quarterlyReview, setAlternativeForm } from './quarterly-review.ts';
import { recordObservation, setTarget } from './record-observation.ts';
import { addIndicator, editIndicator } from './save-indicator.ts';

/** The acts around indicators, results and reviews. */
export const measuresUseCases = [
  listIndicators,
  openIndicator,
  addIndicator,
  editIndicator,
  addPackIndicators,
  recordObservation,
  setTarget,
  previewObservations,
  importObservations,
  exportObservations,
  resultQuestions,
  answerQuestion,
  openLadder,
  recordDetermination,
  setAlternativeForm,
  quarterlyReview,
] as const;
