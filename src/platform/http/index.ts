export { askedLanguage, languageOf } from './language.ts';
export { openApi } from './openapi.ts';
export { problemOf } from './problem.ts';
export { type Authenticate, buildServer } from './server.ts';
export { fastifyTrouble } from './trouble.ts';
export { sessionTokenOf } from './visit.ts';
