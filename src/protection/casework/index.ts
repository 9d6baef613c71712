/** The front door of casework. What leaves the organisation does not leave here: that is the door of protection/consent. */

export { ownActor } from './own/enter.ts';
export { type Asked, type OwnPage, ownPages, type Shown } from './own/pages/index.ts';
export { ownSessionPrefix } from './own/token.ts';
export { currentValues } from './record/current-values.ts';
export { threadSurvivorId } from './sample/people.ts';
export { contactRulesOf } from './work/contact-rules.ts';
export { type ContactAnswer, mayContact } from './work/may-contact.ts';
export type { ContactRules } from './work/rules.ts';
