/** The front door of prevalence: a study from a capture table that another capability has, and its end. */
export { removeStudies } from './workbench/remove-studies.ts';
export { studyFromTable } from './workbench/study-from-table.ts';
