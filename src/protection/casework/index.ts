/** The front door of casework. What leaves the organisation does not leave here: that is the door of protection/consent. */

export { type Access, classesFor, mayDo, recordOf, recordToWrite } from './access.ts';
export { documentsHere } from './documents/find-documents.ts';
export { type DestroyedKey, destroyedKeys } from './keeping/destroyed-keys.ts';
export { ownActor } from './own/enter.ts';
export { html } from './own/pages/html.ts';
export { type Asked, type OwnPage, ownPages, type Shown } from './own/pages/index.ts';
export { dates as ownDates, pageOf as ownPageOf, readThen as readForOwn } from './own/pages/page.ts';
export { ownSessionPrefix } from './own/token.ts';
export { ownSurvivor } from './own/who.ts';
export { currentValues, ownValues } from './record/current-values.ts';
export { beginRecord } from './sample/begin-record.ts';
export { threadSurvivorId } from './sample/people.ts';
export { subjectFor } from './sealed.ts';
export { contactRulesOf } from './work/contact-rules.ts';
export { type ContactAnswer, mayContact } from './work/may-contact.ts';
export type { ContactRules } from './work/rules.ts';
export { closeTask, putTask } from './work/tasks.ts';
