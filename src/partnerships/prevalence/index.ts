/** The front door of prevalence: a study from a capture table that another capability has. */
export { studyFromTable } from './workbench/study-from-table.ts';
