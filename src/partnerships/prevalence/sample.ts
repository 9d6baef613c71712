import { perform } from '../../platform/kernel/index.ts';
import type { Chapter } from '../../platform/sample/index.ts';
import type { StudyFile } from './study/contract.ts';
import { createStudy } from './workbench/keep-study.ts';
import { startRun } from './workbench/start-run.ts';

/** Drawn by hand so that methods do not agree: police bring people to the shelter, and shelter and clinic share a street. */
const madeUp: Pick<
  StudyFile,
  'title' | 'area' | 'period' | 'definition' | 'lists' | 'table' | 'assumptions' | 'notes'
> = {
  title: 'Made-up: people in forced labor, Cedar County, 2025',
  area: 'Cedar County (made up)',
  period: '1 January to 31 December 2025',
  definition: 'Whoever the agency took to be in forced labor under 22 USC 7102(11)(B), of any age',
  lists: [
    { name: 'police', keeper: 'Sheriff', says: 'Persons met in an investigation' },
    { name: 'shelter', keeper: 'Harbor House', says: 'Persons who asked for a bed' },
    { name: 'clinic', keeper: 'County clinic', says: 'Persons who said so to a nurse' },
    { name: 'hotline', keeper: 'Hotline', says: 'Callers who gave consent to be counted' },
  ],
  table: [
    'police,shelter,clinic,hotline,count',
    '1,0,0,0,212',
    '0,1,0,0,131',
    '0,0,1,0,318',
    '0,0,0,1,96',
    '1,1,0,0,37',
    '1,0,1,0,16',
    '0,1,1,0,41',
    '1,0,0,1,5',
    '0,1,0,1,8',
    '0,0,1,1,11',
    '1,1,1,0,9',
    '0,1,1,1,2',
  ],
  assumptions: {
    closed: { holds: 'doubtful', why: 'Many come for the harvest and leave in October.' },
    matched: { holds: 'yes', why: 'Matched by two people; 3 of 100 pairs were unclear.' },
    reachable: { holds: 'no', why: 'The shelter takes no men.' },
  },
  notes: 'All of it is made up, to show what a study looks like.',
};

/** One study whose run is waiting: it is computed when the server first starts. */
export const prevalenceChapter: Chapter = {
  name: 'prevalence',
  load: async ({ kernel, actor }) => {
    const officer = actor('plan-office', 'plan-officer');
    const { studyId } = await perform(kernel, officer, createStudy, { study: madeUp });
    await perform(kernel, officer, startRun, { studyId });
  },
};
