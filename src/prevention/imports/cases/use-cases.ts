import { caseCalendar } from './calendar.ts';
import { changeCase, startCase } from './keep-case.ts';
import { addLetter, extendClock, openLetter } from './letters.ts';
import { moveCase } from './move-case.ts';
import { listCases, openCase } from './read-cases.ts';
import { addTask, changeTask } from './tasks.ts';

export const caseUseCases = [
  listCases,
  startCase,
  openCase,
  changeCase,
  moveCase,
  addLetter,
  openLetter,
  extendClock,
  addTask,
  changeTask,
  caseCalendar,
];
