import { openContactRules, setContactRules } from './contact-rules.ts';
import { askContact, listContacts, recordContact } from './contacts.ts';
import { addHouseholdMember, listHousehold, removeHouseholdMember } from './household.ts';
import { addInterpreter, endInterpreter, listInterpreters } from './interpreters.ts';
import { listNotes, writeNote } from './notes.ts';
import { openSafetyPlan, saveSafetyPlan } from './safety-plan.ts';
import { giveService, listServices } from './services.ts';
import { addTask, endTask, listTasks } from './tasks.ts';

export const workUseCases = [
  recordContact,
  listContacts,
  askContact,
  writeNote,
  listNotes,
  giveService,
  listServices,
  saveSafetyPlan,
  openSafetyPlan,
  setContactRules,
  openContactRules,
  addTask,
  endTask,
  listTasks,
  addHouseholdMember,
  removeHouseholdMember,
  listHousehold,
  addInterpreter,
  endInterpreter,
  listInterpreters,
] as const;
