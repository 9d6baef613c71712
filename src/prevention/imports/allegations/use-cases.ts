import { approveAllegation, markReady } from './decide-allegation.ts';
import { addDocument, openDocument } from './documents.ts';
import { exportAllegation } from './export-allegation.ts';
import { changeAllegation, writeAllegation } from './keep-allegation.ts';
import { addTestimony, destroyPerson, openPerson, sealPerson } from './people.ts';
import { listAllegations, openAllegation } from './read-allegations.ts';

export const allegationUseCases = [
  listAllegations,
  writeAllegation,
  openAllegation,
  changeAllegation,
  markReady,
  approveAllegation,
  exportAllegation,
  addDocument,
  openDocument,
  sealPerson,
  addTestimony,
  openPerson,
  destroyPerson,
];
