/**
 * How many people are there whom nobody has seen? Multiple systems estimation from capture-history tables of 2 to 10 lists, network scale-up
 * and respondent-driven sampling from surveys. Never one number: estimates side by side, each with an interval, and how far they agree.
 *
 * Shapes: a table has `lists` (names) and `cells` { history, count }; bit j of a history is list j from 0. A model is written by its generators,
 * lists numbered from 1: `[12,13,4]`. Totals count people, seen and unseen. Levels and shares lie between 0 and 1. Seeds are whole numbers;
 * the same seed gives the same numbers on any number of threads.
 *
 * Errors: only `PrevalenceError` { code, values, where { row, column, value } }; rows count from 1, the header is row 1. What has no estimate
 * is null with a status (0 there is one, 1 none exists, 2 the model is not identified, 3 both) or a note, never NaN.
 *
 * Sources: Fienberg and Rinaldo 2012; Silverman 2014, 2020; Chan, Silverman and Vincent 2021; Silverman, Chan and Vincent 2024; Madigan and York
 * 1997; Manrique-Vallier 2016; Binette and Steorts 2021; Chapman 1951; Chao 1987; Efron 1987; Hyndman and Fan 1996; Killworth and others
 * 1998; Feehan and Salganik 2016; Volz and Heckathorn 2008.
 */
export { type Decomposable, decomposable } from './bayes/decomposable.ts';
export { type LatentClasses, type LatentOptions, latentClasses } from './bayes/latent-classes.ts';
export { bayesianThreshold, type Thresholded, type ThresholdOptions } from './bayes/threshold.ts';
export { type BootstrapOptions, type Bootstrapped, bootstrap } from './bootstrap/interval.ts';
export type { Selection } from './bootstrap/selection.ts';
export { type Averaged, averageModels } from './choose/average.ts';
export { type Ranking, rankModels } from './choose/bic.ts';
export { olderStepwise } from './choose/older.ts';
export { stepwise, usualThreshold } from './choose/stepwise.ts';
export { type Place, PrevalenceError, type PrevalenceErrorCode } from './errors.ts';
export { usualOrder } from './estimate/classic-estimates.ts';
export { type Estimates, estimate } from './estimate/estimate.ts';
export {
  type Estimate,
  type EstimateNote,
  type EstimateOptions,
  type Interval,
  type Method,
  methods,
} from './estimate/types.ts';
export { mostApart, type Verdict, verdictOn } from './estimate/verdict.ts';
export type { Status } from './exact/existence.ts';
export { type Data, dataFromCounts, dataOf } from './fit/data.ts';
export { type Fit, type Fitter, fitterFor } from './fit/fit-model.ts';
export { chao, chapman, chapmanOfPair, type Floor } from './floors/floors.ts';
export { acceleration, type Bca, bca, type Jackknifed } from './interval/bca.ts';
export { allModels, closureOf, generatorsOf, modelName, readModel, type Terms } from './model/terms.ts';
export type { RunOptions } from './parallel/run.ts';
export {
  type Changed,
  type Consistency,
  type Influence,
  leastForConsistency,
  type Sensitivity,
  type SensitivityOptions,
  sensitivity,
} from './sensitivity/sensitivity.ts';
export { type Coverage, type CoverageOptions, simulateCoverage } from './simulate/coverage.ts';
export {
  generalisedScaleUp,
  type KnownPopulation,
  type Nsum,
  type NsumEstimate,
  type NsumOptions,
  networkScaleUp,
} from './survey/nsum.ts';
export { type Rds, type RdsOptions, type Recruit, respondentDriven } from './survey/rds.ts';
export { type RecruitColumns, readRecruits } from './survey/read-recruits.ts';
export { numbersIn as surveyNumbers, readSurvey, type Survey } from './survey/read-survey.ts';
export { notesOn, type TableNote } from './table/notes.ts';
export { readCaptureTable } from './table/read-table.ts';
export { dropList, mergeLists, reordered, withheldAt, withinList } from './table/reshape.ts';
export { type CaptureTable, type Cell, canonicalText, countsOf, mostLists, peopleIn, tableOf } from './table/table.ts';
export { fillWithheld } from './table/withheld.ts';
export { prevalenceVersion } from './version.ts';
